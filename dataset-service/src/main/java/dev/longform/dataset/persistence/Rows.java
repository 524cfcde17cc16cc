package dev.longform.dataset.persistence;

import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.Spending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads from rows what more than one repository reads. */
final class Rows {
    private Rows() {}

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static ItemFacts facts(ResultSet row) throws SQLException {
        return Json.read(row.getString("facts"), ItemFacts.class);
    }

    /** The run of a row that has all columns of its table. */
    static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("dataset_version", UUID.class),
                row.getString("endpoint"),
                Json.read(row.getString("model"), ModelSpec.class),
                Json.read(row.getString("protocol"), ProtocolSpec.class),
                row.getLong("seed"),
                Priority.valueOf(row.getString("priority")),
                RunState.valueOf(row.getString("state")),
                row.getLong("total"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "ended_at"),
                new Budget(
                        (Long) row.getObject("max_calls"),
                        (Long) row.getObject("max_tokens"),
                        row.getBigDecimal("max_cost")),
                row.getInt("revision"));
    }

    /** What the run of a row that has all columns of its table used. */
    static Spending spending(ResultSet row) throws SQLException {
        return new Spending(
                row.getLong("spent_calls"),
                row.getLong("spent_without_usage"),
                row.getLong("spent_prompt"),
                row.getLong("spent_cached"),
                row.getLong("spent_completion"));
    }
}
