package dev.longform.dataset.domain.runs;

import dev.longform.database.OneAtATime;
import dev.longform.database.RetentionRule;
import dev.longform.dataset.RunRetentionConfig;
import dev.longform.dataset.persistence.DeletedRunRepository;
import dev.longform.dataset.persistence.DeletedRunRepository.Ended;
import dev.longform.security.CurrentActor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Deletes runs that ended longer ago than the retention says, a few in each round, in one replica at a time. */
@ApplicationScoped
public class RunRetention {
    private static final Logger LOG = Logger.getLogger(RunRetention.class);
    private static final String ACTOR = "retention";
    private static final int AT_ONCE = 20;

    private final Jdbi jdbi;
    private final DeletedRunRepository runs;
    private final RunDeletion deletion;
    private final OneAtATime oneAtATime;
    private final Curfew curfew;
    private final CurrentActor actor;
    private final RetentionRule rule;
    private final Counter deleted;
    private final Counter failures;

    public RunRetention(
            Jdbi jdbi,
            DeletedRunRepository runs,
            RunDeletion deletion,
            OneAtATime oneAtATime,
            Curfew curfew,
            CurrentActor actor,
            RunRetentionConfig config,
            MeterRegistry registry) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.deletion = deletion;
        this.oneAtATime = oneAtATime;
        this.curfew = curfew;
        this.actor = actor;
        this.rule = RetentionRule.of(config);
        this.deleted = Counter.builder("longform.house.runs.deleted")
                .description("Runs that retention deleted")
                .register(registry);
        this.failures = Counter.builder("longform.house.failures")
                .description("Rounds that failed and are tried again")
                .register(registry);
    }

    @Scheduled(every = "${longform.retention.runs.every:PT1M}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        curfew.unlessStopping(() -> actor.as(ACTOR, this::round));
    }

    private void round() {
        try {
            oneAtATime.run("retention of runs", () -> due(Instant.now()).forEach(this::delete));
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warnf("Retention of runs failed and is tried again: %s", e.getMessage());
        }
    }

    private List<Ended> due(Instant now) {
        return rule
                .endedBefore(now)
                .map(latest -> jdbi.withHandle(handle -> runs.endedBefore(handle, latest)))
                .orElse(List.of())
                .stream()
                .filter(run -> rule.endedBefore(run.dataset(), now)
                        .filter(run.endedAt()::isBefore)
                        .isPresent())
                .limit(AT_ONCE)
                .toList();
    }

    /** What is refused now, because items are still out, is due again in the next round. */
    private void delete(Ended run) {
        try {
            deletion.delete(run.run());
            deleted.increment();
            LOG.infof("Run deleted by retention: run=%s dataset=%s ended=%s", run.run(), run.dataset(), run.endedAt());
        } catch (CommandRefused e) {
            LOG.infof("Run not deleted by retention yet: %s", e.getMessage());
        }
    }
}
