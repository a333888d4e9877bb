package io.github.meshcorejvm.store.postgres.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.postgres.jdbc.HostAnswers.Answer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HostAnswersTest {

    /** The fast one is a standby or is down: without the slow one, no attempt would ever find the primary. */
    @Test
    void waitsForASlowHostWhenAFastOneFails() throws Exception {
        assertThat(HostAnswers.of(List.of("fast", "slow"), host -> {
                    if (host.equals("slow")) {
                        sleep(1_500);
                    }
                    throw new SQLException(host);
                }))
                .extracting(answer -> String.valueOf(answer.failure()))
                .containsExactly("java.sql.SQLException: fast", "java.sql.SQLException: slow");
    }

    @Test
    @Timeout(15)
    void doesNotWaitForOneThatIsFrozen() throws Exception {
        List<Answer> answers = HostAnswers.of(List.of("frozen", "fast"), host -> {
            if (host.equals("frozen")) {
                sleep(60_000);
            }
            throw new SQLException(host);
        });
        assertThat(answers)
                .extracting(answer -> String.valueOf(answer.failure()))
                .containsExactly("java.sql.SQLException: no answer yet", "java.sql.SQLException: fast");
    }

    @Test
    void anErrorIsAnAnswerToo() throws Exception {
        assertThat(HostAnswers.of(List.of("a", "b"), host -> {
                    throw new NoClassDefFoundError(host);
                }))
                .extracting(answer -> String.valueOf(answer.failure()))
                .containsExactly(
                        "java.sql.SQLException: java.lang.NoClassDefFoundError: a",
                        "java.sql.SQLException: java.lang.NoClassDefFoundError: b");
    }

    /** A former primary that was restarted accepts connections shortly before the new one does, but both late. */
    @Test
    void waitsForANewerPrimaryFromTheFirstConnectionOn() throws Exception {
        List<Answer> answers = HostAnswers.of(List.of("standby", "former", "promoted"), host -> {
            if (host.equals("standby")) {
                throw new SQLException(host);
            }
            sleep(host.equals("former") ? 3_300 : 4_300);
            return new Answer(host, connection(), 1, null);
        });
        assertThat(answers).extracting(answer -> answer.connection() != null).containsExactly(false, true, true);
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                HostAnswersTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> null);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
