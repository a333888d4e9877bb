package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Client and server do not wait for each other where both have much to send. */
class PipelineTest {

    private static final ColumnSet TEXTS = ColumnSet.of("text:T");
    private static final String ECHO = "SELECT text FROM " + TEXTS.rows() + " ORDER BY n";
    /** More than the buffers of both ends of a connection hold. */
    private static final int MANY = 30_000;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longAnswersAndLongStatementsBehindThemDoNotBlockEachOther() throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        try (Connection connection = PostgresServer.shared().connect(database.name(), "postgres")) {
            List<List<String>> asked = new ArrayList<>();
            List<List<String>> answered = new ArrayList<>();
            Pipeline pipeline = new Pipeline();
            for (int statement = 0; statement < 3; statement++) {
                List<String> texts = new ArrayList<>();
                List<String> answer = new ArrayList<>();
                SetStatement select = new SetStatement(ECHO, TEXTS);
                for (int row = 0; row < MANY; row++) {
                    texts.add("a text of some length, of statement " + statement + " and row " + row + ": "
                            + "x".repeat(200));
                    select.add(texts.get(row));
                }
                asked.add(texts);
                answered.add(answer);
                pipeline.ask(select, found -> answer.add(found.getString(1)));
            }
            pipeline.run(connection);
            assertThat(answered).isEqualTo(asked);
        }
    }
}
