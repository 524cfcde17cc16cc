package dev.longform.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lets one replica at a time do something that needs to be done once. */
@ApplicationScoped
public class OneAtATime {
    private final Jdbi jdbi;

    public OneAtATime(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Does the work, in transactions of its own, unless another replica is at it; the database knows when a replica that
     * is at it dies.
     *
     * @param task its name in this database
     */
    public void run(String task, Runnable work) {
        // a handle that is opened is not the thread's: what the work begins is not nested in this transaction
        try (Handle handle = jdbi.open()) {
            handle.useTransaction(own -> {
                boolean mine = own.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:task, 0))")
                        .bind("task", task)
                        .mapTo(Boolean.class)
                        .one();
                if (mine) {
                    work.run();
                }
            });
        }
    }
}
