package dev.longform.dataset.domain.probes;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.dataset.domain.runs.Dispatcher;
import dev.longform.dataset.domain.runs.EndpointKey;
import dev.longform.dataset.persistence.ProbeRepository;
import dev.longform.dataset.persistence.RunRepository;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Probes models and keeps the newest report of each. Runs of a model with an obstacle wait until a probe finds none.
 */
@ApplicationScoped
public class Probes {
    private static final Logger LOG = Logger.getLogger(Probes.class);
    private static final Duration RECENT = Duration.ofSeconds(60);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int THREADS = 2;

    private final Jdbi jdbi;
    private final ProbeRepository reports;
    private final RunRepository runs;
    private final Prober prober;
    private final ProbeCredit credit;
    private final Dispatcher dispatcher;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    public Probes(
            Jdbi jdbi,
            ProbeRepository reports,
            RunRepository runs,
            Prober prober,
            ProbeCredit credit,
            Dispatcher dispatcher) {
        this.jdbi = jdbi;
        this.reports = reports;
        this.runs = runs;
        this.prober = prober;
        this.credit = credit;
        this.dispatcher = dispatcher;
    }

    /**
     * Probes a model now.
     *
     * @throws ProbeImpossible when its worker does not answer, or its endpoint has no credit free
     */
    public ProbeReport check(ModelSpec model) {
        ProbeReport report = credit.with(model, () -> prober.probe(model));
        jdbi.useTransaction(handle -> keep(handle, model, report));
        dispatcher.refill(EndpointKey.of(model));
        return report;
    }

    private void keep(Handle handle, ModelSpec model, ProbeReport report) {
        Optional<ProbeReport> before = reports.find(handle, model.name(), model.revision());
        int tries = report.obstacle() == null ? 0 : reports.tries(handle, model) + 1;
        Optional<Instant> nextTryAt =
                tries == 0 ? Optional.empty() : Optional.of(report.at().plus(ProbeWaits.after(tries)));
        reports.put(handle, model, report, tries, nextTryAt);
        if (before.map(ProbeReport::activation).orElse(null) != report.activation()
                || before.map(ProbeReport::obstacle).orElse(null) != report.obstacle()) {
            runs.touchRunsOf(handle, model);
        }
    }

    /** Probes a model in the background, unless that was done well a moment ago. */
    public void checkSoon(ModelSpec model) {
        threads.execute(() -> tried(model, () -> {
            Instant recent = Instant.now().minus(RECENT);
            if (newest(model)
                    .filter(report -> report.fits() && report.at().isAfter(recent))
                    .isEmpty()) {
                check(model);
            }
        }));
    }

    /** Probes in the background what is due again because runs wait for it; each model once, over all replicas. */
    void checkWaitedFor() {
        Instant now = Instant.now();
        jdbi.withHandle(handle -> reports.claimDue(handle, now, now.plus(CLAIM)))
                .forEach(model -> threads.execute(() -> tried(model, () -> check(model))));
    }

    private static void tried(ModelSpec model, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            LOG.infof("Model not probed: model=%s@%s: %s", model.name(), model.revision(), e.getMessage());
        }
    }

    /** The newest report; empty when the model was never probed. */
    public Optional<ProbeReport> newest(ModelSpec model) {
        return jdbi.withHandle(handle -> reports.find(handle, model.name(), model.revision()));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
