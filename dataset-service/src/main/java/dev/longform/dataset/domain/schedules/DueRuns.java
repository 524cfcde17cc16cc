package dev.longform.dataset.domain.schedules;

import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.domain.probes.Probes;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.Runs;
import dev.longform.dataset.domain.runs.StartRuns;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.persistence.ScheduleRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Starts one run for every due time, however many replicas look. A due time waits while the run before it has not
 * ended, and as long as its run cannot be started.
 */
@ApplicationScoped
public class DueRuns {
    private static final Logger LOG = Logger.getLogger(DueRuns.class);

    private final Jdbi jdbi;
    private final ScheduleRepository schedules;
    private final Datasets datasets;
    private final Models models;
    private final Samples samples;
    private final Runs runs;
    private final Probes probes;

    public DueRuns(
            Jdbi jdbi,
            ScheduleRepository schedules,
            Datasets datasets,
            Models models,
            Samples samples,
            Runs runs,
            Probes probes) {
        this.jdbi = jdbi;
        this.schedules = schedules;
        this.datasets = datasets;
        this.models = models;
        this.samples = samples;
        this.runs = runs;
        this.probes = probes;
    }

    /** Starts what is due. */
    public void start(Instant now) {
        for (Schedule schedule : jdbi.withHandle((Handle handle) -> schedules.all(handle))) {
            if (schedule.due(now).isPresent() && !unfinished(schedule)) {
                startOrNote(schedule, now);
            }
        }
    }

    private boolean unfinished(Schedule schedule) {
        return jdbi.withHandle(handle -> schedules.unfinished(handle, schedule.name()));
    }

    private void startOrNote(Schedule schedule, Instant now) {
        try {
            start(schedule, now);
        } catch (RuntimeException e) {
            LOG.warnf(
                    StartProblem.isTold(e) ? null : e,
                    "Schedule %s started nothing, tried again: %s",
                    schedule.name(),
                    StartProblem.of(e));
            jdbi.useHandle(handle -> schedules.noteProblem(handle, schedule.name(), StartProblem.of(e)));
        }
    }

    private void start(Schedule schedule, Instant now) {
        SchedulePlan plan = schedule.plan();
        ModelSpec model = models.find(plan.model())
                .orElseThrow(() -> new UnknownName("model", plan.model(), "longform models list"));
        StartRuns wish = plan.wish(model.name() + "@" + model.revision(), dataset(plan));
        runs.estimate(wish);
        Optional<Run> started = jdbi.inTransaction(handle -> claim(handle, schedule, now, model, wish));
        started.ifPresent(run -> {
            runs.publish(List.of(run));
            probes.checkSoon(model);
        });
    }

    private String dataset(SchedulePlan plan) {
        StoredDataset whole = datasets.find(plan.dataset())
                .orElseThrow(() -> new UnknownName("dataset", plan.dataset(), "longform datasets list"));
        return plan.sample() == null
                ? whole.summary().name() + "@" + whole.summary().version()
                : samples.reference(whole, plan.sample());
    }

    /** Under the lock of the schedule's row; empty when another replica was first, or the schedule has changed. */
    private Optional<Run> claim(Handle handle, Schedule seen, Instant now, ModelSpec model, StartRuns wish) {
        Optional<Instant> due = schedules
                .lock(handle, seen.name())
                .filter(current -> current.plan().equals(seen.plan()))
                .filter(current -> !schedules.unfinished(handle, current.name()))
                .flatMap(current -> current.due(now));
        return due.map(at -> {
            Run run = runs.create(handle, model, List.of(wish)).get(0);
            schedules.noteRun(handle, seen.name(), at, run.id());
            return run;
        });
    }
}
