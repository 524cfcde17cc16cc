package dev.longform.aggregator.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads that see one state of the database, whatever is stored meanwhile. */
@ApplicationScoped
public class Snapshots {
    private final Jdbi jdbi;

    public Snapshots(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public <T> T read(Function<Handle, T> reader) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, reader::apply);
    }
}
