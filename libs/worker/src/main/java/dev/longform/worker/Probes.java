package dev.longform.worker;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Makes probes: whatever happens on the way, there is a report. */
@ApplicationScoped
public class Probes {
    private static final Logger LOG = Logger.getLogger(Probes.class);

    private final Instance<Prober> probers;
    private final Secrets secrets;
    private final WorkerConfig config;

    Probes(Instance<Prober> probers, Secrets secrets, WorkerConfig config) {
        this.probers = probers;
        this.secrets = secrets;
        this.config = config;
    }

    /** What was found about this model's server. Failures are findings. */
    public ProbeReport of(ModelSpec model) {
        Calls calls = new Calls(Instant.now().plus(config.probeTimeout()), CallListener.NONE);
        ProbeNotes notes = new ProbeNotes();
        if (probers.isUnsatisfied()) {
            notes.problem("this worker probes no models", null);
            return notes.report(model, 0, secrets::redact, Instant.now());
        }
        try {
            probers.get().probe(model, calls, notes);
        } catch (CallFailedException e) {
            notes.failed(e.reason()).problem(e.detail(), ProbeAdvice.of(e, model, notes.served()));
        } catch (UnscoredException e) {
            notes.failed(e.reason()).problem(e.detail(), ProbeAdvice.of(e.reason()));
        } catch (RuntimeException | LinkageError e) {
            LOG.errorf("Probe failed: model=%s: %s", model.name(), Traces.of(e, secrets));
            notes.problem("the probe itself failed: " + e.getClass().getSimpleName(), null);
        }
        return notes.report(model, calls.usage().calls(), secrets::redact, Instant.now());
    }
}
