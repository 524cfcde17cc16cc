package dev.longform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "23502", "54000"})
    void dataThatCanNeverBeStoredAreRefused(String state) {
        assertThat(DatabaseRefusal.isAboutTheData(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "40P01", "42P01", "25006", ""})
    void aDatabaseThatCannotDoAnythingIsWaitedFor(String state) {
        assertThat(DatabaseRefusal.isAboutTheData(
                        new IllegalStateException(new SQLException("no", state, new ConnectException()))))
                .isFalse();
    }

    @Test
    void aPoolWithoutConnectionsIsWaitedFor() {
        assertThat(DatabaseRefusal.isAboutTheData(new SQLException("acquisition timeout")))
                .isFalse();
    }

    @Test
    void anErrorOfOurOwnIsAboutTheRecord() {
        assertThat(DatabaseRefusal.isAboutTheData(new ArithmeticException("long overflow")))
                .isTrue();
    }
}
