package io.github.meshcorejvm.store.sqlite.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PreparedTogetherTest {

    @Test
    void closesThoseBeforeTheOneThatFails() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            PreparedTogether together = new PreparedTogether(connection);
            PreparedStatement first = together.connection().prepareStatement("SELECT 1");
            assertThatThrownBy(() -> together.connection().prepareStatement("SELECT 1 FROM missing"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("missing");
            together.close(new SQLException("one failed"));
            assertThat(first.isClosed()).isTrue();
        }
    }

    @Test
    void leavesThoseOfACompleteSetToTheirOwner() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            PreparedTogether together = new PreparedTogether(connection);
            PreparedStatement first = together.connection().prepareStatement("SELECT 1");
            together.complete();
            together.close(new SQLException("later"));
            assertThat(first.isClosed()).isFalse();
        }
    }
}
