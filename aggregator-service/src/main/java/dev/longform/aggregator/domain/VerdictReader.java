package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import dev.longform.contracts.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the verdicts of a run, page by page. */
@ApplicationScoped
public class VerdictReader {
    private final Snapshots snapshots;
    private final CurrentRevision revisions;
    private final VerdictRepository verdicts;
    private final RunRepository runs;

    public VerdictReader(
            Snapshots snapshots, CurrentRevision revisions, VerdictRepository verdicts, RunRepository runs) {
        this.runs = runs;
        this.snapshots = snapshots;
        this.revisions = revisions;
        this.verdicts = verdicts;
    }

    /** A page of the newest revision's verdicts; empty when nothing is known of the run. */
    public Optional<VerdictPage> page(String runId, VerdictFilter filter) {
        return snapshots.read(handle -> revisions.of(handle, runId).map(run -> page(handle, run, filter)));
    }

    /** A page of one revision's verdicts; empty when nothing is known of it. */
    public Optional<VerdictPage> page(RunKey run, VerdictFilter filter) {
        return snapshots.read(handle -> runs.find(handle, run).map(known -> page(handle, run, filter)));
    }

    private VerdictPage page(Handle handle, RunKey run, VerdictFilter filter) {
        List<Verdict> found = verdicts.find(handle, run, filter, filter.limit() + 1);
        if (found.size() <= filter.limit()) {
            return new VerdictPage(found, Optional.empty());
        }
        List<Verdict> shown = found.subList(0, filter.limit());
        return new VerdictPage(shown, Optional.of(shown.get(shown.size() - 1).itemId()));
    }
}
