package dev.longform.dataset.domain.runs;

import dev.longform.dataset.persistence.CreditRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What happens by the clock: leases end, waits are over, settled items and changed runs are told. */
@ApplicationScoped
public class Housekeeping {
    private final Jdbi jdbi;
    private final Replica replica;
    private final CreditRepository credits;
    private final EndpointRepository endpoints;
    private final Leases leases;
    private final Publisher publisher;
    private final Dispatcher dispatcher;
    private final Announcer announcer;
    private final RunTeller teller;
    private final EndpointMeters meters;
    private final Curfew curfew;

    public Housekeeping(
            Jdbi jdbi,
            Replica replica,
            CreditRepository credits,
            EndpointRepository endpoints,
            Leases leases,
            Publisher publisher,
            Dispatcher dispatcher,
            Announcer announcer,
            RunTeller teller,
            EndpointMeters meters,
            Curfew curfew) {
        this.jdbi = jdbi;
        this.replica = replica;
        this.credits = credits;
        this.endpoints = endpoints;
        this.leases = leases;
        this.publisher = publisher;
        this.dispatcher = dispatcher;
        this.announcer = announcer;
        this.teller = teller;
        this.meters = meters;
        this.curfew = curfew;
    }

    /** Leases, waits and what a replica that is gone left behind. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        curfew.unlessStopping(this::keepHouse);
    }

    private void keepHouse() {
        Instant now = Instant.now();
        replica.seen(now);
        leases.end(now).forEach(dispatcher::refill);
        publisher.publish(jdbi.withHandle(
                handle -> credits.takeOver(handle, replica.id(), replica.aliveSince(now), replica.stuckBefore(now))));
        meters.show(jdbi.withHandle(endpoints::all), Instant.now());
        List<String> active = jdbi.withHandle(endpoints::active);
        active.forEach(dispatcher::refill);
    }

    /** Beside the tick, which can wait for minutes for a database that went without a word. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void expire() {
        meters.expire(Instant.now());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tell() {
        curfew.unlessStopping(teller::tell);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void announce() {
        curfew.unlessStopping(announcer::announce);
    }
}
