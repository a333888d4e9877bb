package io.github.meshcorejvm.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library whose licence nobody has allowed ends the build. */
class LicenceAuditTest {

    @TempDir
    Path folder;

    @Test
    void aLicenceThatIsNotAllowedIsRefused() throws Exception {
        Path bill = bill("{\"license\": {\"id\": \"GPL-3.0-only\"}}");
        assertThatThrownBy(() -> new Notices(Components.read(bill), folder).text())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.example:thing:1: [GPL-3.0-only]");
    }

    @Test
    void aLibraryWithoutALicenceIsRefused() throws Exception {
        assertThat(LicencePolicy.problems(Components.read(bill(""))))
                .singleElement()
                .asString()
                .contains("no licence is named");
    }

    @Test
    void ofSeveralOneMustBeAllowed() throws Exception {
        Component component = Components.read(
                        bill("{\"license\": {\"id\": \"LGPL-2.1-only\"}}, {\"license\": {\"id\": \"EPL-2.0\"}}"))
                .get(0);
        assertThat(LicencePolicy.chosen(component)).contains("EPL-2.0");
    }

    @Test
    void aBillOfMaterialsThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Components.read(folder.resolve("bom.json"))).hasMessageContaining("bom.json");
    }

    private Path bill(String licences) throws IOException {
        return Files.writeString(
                folder.resolve("bill.json"),
                "{\"components\": [{\"group\": \"org.example\", \"name\": \"thing\", \"version\": \"1\", \"licenses\": ["
                        + licences + "]}, {\"group\": \"io.github.meshcore-jvm\", \"name\": \"meshcore-codec\"}]}");
    }
}
