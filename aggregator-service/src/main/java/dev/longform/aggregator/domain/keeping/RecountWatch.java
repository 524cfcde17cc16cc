package dev.longform.aggregator.domain.keeping;

import dev.longform.aggregator.domain.Recount;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.persistence.RecountRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Counts each ended run again from its verdicts, once nothing has changed for a while. */
@ApplicationScoped
public class RecountWatch {
    private final Snapshots snapshots;
    private final Jdbi jdbi;
    private final RecountRepository recounts;
    private final Recount recount;

    public RecountWatch(Snapshots snapshots, Jdbi jdbi, RecountRepository recounts, Recount recount) {
        this.snapshots = snapshots;
        this.jdbi = jdbi;
        this.recounts = recounts;
        this.recount = recount;
    }

    /** Recounts one run that is due, if any is. */
    public void look() {
        Optional<RecountRepository.Due> due = snapshots.read(recounts::due);
        due.ifPresent(run -> recount.of(run.run().runId())
                .ifPresent(result -> jdbi.useTransaction(handle ->
                        recounts.save(handle, run, result.differences().size()))));
    }
}
