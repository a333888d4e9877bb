package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of databases: CoreScope's, several hosts, the driver's; what is wrong is said without the secret. */
class PostgresUrlTest {

    private static final String SECRET = "s3cret";

    @Test
    void takesCoreScopesUrl() {
        PostgresUrl url = PostgresUrl.parse("postgres://o%40a:" + SECRET + "%2F@db.example/mesh?search_path=Radio"
                + "&sslmode=verify-full&target_session_attrs=read-write&connect_timeout=3");
        assertThat(url.user()).isEqualTo("o@a");
        assertThat(url.password()).contains(SECRET + "/");
        assertThat(url.hosts()).containsExactly("db.example:5432");
        assertThat(url.database()).isEqualTo("mesh");
        assertThat(url.schema()).contains("radio");
        assertThat(url.driverProperties())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("targetServerType", "primary")
                .containsEntry("connectTimeout", "3");
        assertThat(url.extensions()).isEmpty();
        assertThat(url).hasToString("postgresql://o@a@db.example:5432/mesh (schema radio)");
    }

    @Test
    void takesSeveralHostsAndTheDriversUrlAndSaysThatCoreScopeDoesNot() {
        PostgresUrl several = PostgresUrl.parse("postgresql://w@a:5433,[::1]:6000,c/mesh");
        assertThat(several.hosts()).isEqualTo(List.of("a:5433", "[::1]:6000", "c:5432"));
        assertThat(several.extensions()).containsExactly("several hosts");
        PostgresUrl driver = PostgresUrl.parse(
                "jdbc:postgresql://a/mesh?user=w&password=" + SECRET + "&currentSchema=x&targetServerType=any");
        assertThat(driver.user()).isEqualTo("w");
        assertThat(driver.password()).contains(SECRET);
        assertThat(driver.schema()).contains("x");
        assertThat(driver.extensions()).containsExactly("the scheme jdbc:postgresql");
        assertThat(driver.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://w:s3cret@a/b",
                "postgres:/w:s3cret@a/b",
                "postgres://w:s3cret@a",
                "postgres://w:s3cret@a/",
                "postgres://w:s3cret@a/b/c",
                "postgres://w:p@s3cret/x@a",
                "postgres://w:12/s3cret@a/b",
                "postgres://:s3cret@a/b",
                "postgres://a/b?user=w&password=s3cret",
                "postgres://w:s3cret@/b",
                "postgres://w:s3cret@a:0/b",
                "postgres://w:s3cret@a:65536/b",
                "postgres://w:s3cret@a:x/b",
                "postgres://w:s3cret@a,,c/b",
                "postgres://w:s3cret%@a/b",
                "postgres://w:s3cret@a/b#c",
                "postgres://w:s3cret@a/b?sslpassword=s3cret&sslpassword=s3cret",
                "postgres://w:s3cret@a/b?options=-c%20s3cret",
                "postgres://w:s3cret@a/b?search_path=a,b",
                "postgres://w:s3cret@a/b?search_path=Meshcore",
                "postgres://w:s3cret@a/b?search_path=%22meshcore%22",
                "postgres://w:s3cret@a/b?target_session_attrs=s3cret",
                "postgres://w:s3cret@a/b?sslmode=s3cret",
                "postgres://w:s3cret@a/b?sslmode=",
                "postgres://w:s3cret@a/b?connect_timeout=11",
                "postgres://w:s3cret@a/b?connect_timeout=0"
            })
    void refusesWhatIsWrongWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> PostgresUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("database URL")
                .message()
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://w:12/s3cret@a/b", "postgres://w:s3cret/x@a", "postgres://w:s3cret/@a/b"})
    void aSlashInAPasswordIsSaidToNeedItsEscape(String text) {
        assertThatThrownBy(() -> PostgresUrl.parse(text)).hasMessageContaining("write / as %2F");
    }
}
