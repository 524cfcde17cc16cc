package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.domain.templates.JudgeTemplates;
import dev.longform.dataset.persistence.RevisionRepository;
import dev.longform.dataset.persistence.RunRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Takes in the verdicts of revisions that are newer than their runs': a run whose texts were parsed again. Its items
 * follow the new revision when that is there for all of them; until then nothing changes.
 */
@ApplicationScoped
public class Revisions {
    private static final Logger LOG = Logger.getLogger(Revisions.class);

    private final RunRepository runs;
    private final RevisionRepository revisions;
    private final JudgeTemplates templates;

    public Revisions(RunRepository runs, RevisionRepository revisions, JudgeTemplates templates) {
        this.runs = runs;
        this.revisions = revisions;
        this.templates = templates;
    }

    /** Books the verdicts of newer revisions; returns the others. */
    List<Verdict> book(Handle handle, List<Verdict> verdicts) {
        if (verdicts.stream().allMatch(verdict -> verdict.revision() == 1)) {
            return verdicts;
        }
        Map<UUID, Integer> known = revisions.of(
                handle, verdicts.stream().map(Revisions::run).distinct().toList());
        List<Verdict> others = new ArrayList<>();
        List<Verdict> newer = new ArrayList<>();
        Map<UUID, Integer> newest = new HashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.revision() > known.getOrDefault(run(verdict), Integer.MAX_VALUE)) {
                newer.add(verdict);
                newest.merge(run(verdict), verdict.revision(), Math::max);
            } else {
                others.add(verdict);
            }
        }
        revisions.note(handle, newer);
        newest.forEach((run, revision) -> follow(handle, run, revision));
        return others;
    }

    private void follow(Handle handle, UUID id, int revision) {
        Run run = runs.find(handle, id).orElseThrow();
        if (!run.state().ended() || !revisions.isComplete(handle, run, revision)) {
            return;
        }
        revisions.adopt(handle, run, revision, protocol(handle, run, revision));
        LOG.infof("Run was parsed again: run=%s revision=%d", id, revision);
    }

    /** From now on the run is asked and read by the template that its texts were read by. */
    private ProtocolSpec protocol(Handle handle, Run run, int revision) {
        Optional<String> other = revisions.templates(handle, run.id(), revision).stream()
                .filter(name -> !name.equals(run.protocol().template()))
                .findFirst();
        return other.flatMap(templates::find).map(run.protocol()::withTemplate).orElse(run.protocol());
    }

    private static UUID run(Verdict verdict) {
        return UUID.fromString(verdict.runId());
    }
}
