package dev.longform.dataset.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.dataset.domain.runs.CommandRefused;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

class StartProblemTest {
    @Test
    void onlyWhatWasWrittenForPeopleIsTold() {
        assertThat(StartProblem.of(new CommandRefused("the model has no prices")))
                .isEqualTo("the model has no prices");
        assertThat(StartProblem.of(new ConnectionException(new SQLException("insert into run values ('secret')"))))
                .isEqualTo("could not be started: the database refused it; see the log");
        assertThat(StartProblem.of(new IllegalStateException("at 0x1"))).isEqualTo("could not be started; see the log");
    }
}
