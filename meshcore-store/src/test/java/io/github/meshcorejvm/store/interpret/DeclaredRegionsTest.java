package io.github.meshcorejvm.store.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredRegionsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final DeclaredRegions declared = new DeclaredRegions();

    private List<String> usable(int max, String... configured) {
        return declared.names(max, List.of(configured)).usable();
    }

    @Test
    void namesComeByNumberOfNodesThenNewestThenName() {
        declared.add("aa", "#sea,#lake,*", NOON);
        declared.add("bb", "lake", NOON.minusSeconds(9));
        declared.add("cc", "harbor,attic", NOON.plusSeconds(1));
        assertThat(usable(9)).containsExactly("lake", "attic", "harbor", "sea");
        assertThat(usable(2)).containsExactly("lake", "attic");
    }

    @Test
    void aConfiguredNameTakesNoPlace() {
        declared.add("aa", "lake,sea", NOON);
        assertThat(usable(1, "#lake")).containsExactly("sea");
    }

    @Test
    void ofEachNodeTheNewestWordCountsAndOfOneInstantTheFirst() {
        declared.add("aa", "#old", NOON);
        declared.add("aa", "new", NOON.plusMillis(1));
        declared.add("aa", "late", NOON.minusSeconds(1));
        declared.add("bb", "#report", NOON);
        declared.add("bb", "answer", NOON);
        declared.add("cc", "lake", NOON);
        declared.add("cc", "", NOON.plusSeconds(1));
        assertThat(usable(9)).containsExactly("new", "report");
    }

    @Test
    void aNodeCountsOnceForAName() {
        declared.add("aa", "sea,#sea,sea", NOON);
        declared.add("bb", "lake", NOON);
        declared.add("cc", "lake", NOON);
        assertThat(usable(9)).containsExactly("lake", "sea");
    }

    @Test
    void invalidNamesAreLeftOutAndThoseThatFirmwareRefusesAreReported() {
        declared.add("aa", "x".repeat(32) + "," + "y".repeat(33) + ",a#b,##c,*,,r\u00edo,tab\tname,nul\u0000", NOON);
        declared.add("bb", "New York,a.b,$coast,lake", NOON);
        DeclaredRegions.Names names = declared.names(9, List.of());
        assertThat(names.usable()).containsExactly("lake", "x".repeat(32));
        assertThat(names.refused()).containsExactlyInAnyOrder("New York", "a.b", "$coast");
    }

    /** Strangers choose how many nodes there are, and what each declares. */
    @Test
    void whatStrangersDeclareIsBounded() {
        for (int i = 0; i < DeclaredRegions.MAX_NODES; i++) {
            declared.add("node" + i, "sea", NOON);
        }
        declared.add("one more", "lake", NOON);
        declared.add("node0", "harbor", NOON.plusSeconds(1));
        assertThat(usable(9)).containsExactly("sea", "harbor");

        DeclaredRegions full = new DeclaredRegions();
        full.add("aa", "x".repeat(DeclaredRegions.MAX_CHARACTERS), NOON);
        full.add("bb", "lake", NOON);
        assertThat(full.names(9, List.of()).usable()).isEmpty();

        DeclaredRegions many = new DeclaredRegions();
        for (int i = 0; i < 40_000; i++) {
            many.add("node" + i, "a" + i + ",b" + i + ",c" + i + ",$" + i, NOON);
        }
        DeclaredRegions.Names names = many.names(Integer.MAX_VALUE, List.of());
        assertThat(names.usable()).hasSizeBetween(DeclaredRegions.MAX_NAMES / 2, DeclaredRegions.MAX_NAMES);
        assertThat(names.refused()).hasSize(DeclaredRegions.MAX_REFUSED);
    }
}
