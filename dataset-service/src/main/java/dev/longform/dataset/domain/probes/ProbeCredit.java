package dev.longform.dataset.domain.probes;

import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.WorkersConfig;
import dev.longform.dataset.domain.runs.Dispatcher;
import dev.longform.dataset.domain.runs.EndpointKey;
import dev.longform.dataset.persistence.CreditRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes one of an endpoint's credits for a probe. It is claimed first, so that no item gets it, and used when what was
 * out before has come back. One probe at a time for each endpoint, over all replicas.
 */
@ApplicationScoped
public class ProbeCredit {
    private static final long PAUSE_MS = 50;

    private final Jdbi jdbi;
    private final EndpointRepository endpoints;
    private final CreditRepository credits;
    private final Dispatcher dispatcher;
    private final WorkersConfig config;

    public ProbeCredit(
            Jdbi jdbi,
            EndpointRepository endpoints,
            CreditRepository credits,
            Dispatcher dispatcher,
            WorkersConfig config) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
        this.credits = credits;
        this.dispatcher = dispatcher;
        this.config = config;
    }

    /**
     * Does what needs the credit.
     *
     * @throws ProbeImpossible when there was none in time
     */
    public <T> T with(ModelSpec model, Supplier<T> work) {
        String endpoint = EndpointKey.of(model);
        Instant patience = Instant.now().plus(config.probePatience());
        while (!claim(endpoint, model)) {
            waitUntil(patience, endpoint);
        }
        try {
            while (!free(endpoint, model.maxConcurrency())) {
                waitUntil(patience, endpoint);
            }
            return work.get();
        } finally {
            jdbi.useHandle(handle -> endpoints.probeEnds(handle, endpoint));
            dispatcher.refill(endpoint);
        }
    }

    private boolean claim(String endpoint, ModelSpec model) {
        Instant now = Instant.now();
        Instant until =
                now.plus(config.probePatience()).plus(config.probeTimeout().multipliedBy(2));
        return jdbi.inTransaction(handle -> {
            endpoints.createIfAbsent(handle, endpoint, model.kind());
            endpoints.lock(handle, List.of(endpoint));
            return endpoints.probeBegins(handle, endpoint, now, until);
        });
    }

    /** The claimed credit is counted, too. */
    private boolean free(String endpoint, int limit) {
        return jdbi.withHandle(handle -> credits.out(handle, endpoint)) <= limit;
    }

    private static void waitUntil(Instant patience, String endpoint) {
        if (Instant.now().isAfter(patience)) {
            throw new ProbeImpossible("all calls that " + endpoint + " may have outstanding are taken; try again");
        }
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeImpossible("the service stops");
        }
    }
}
