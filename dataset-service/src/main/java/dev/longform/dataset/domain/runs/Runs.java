package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.RunState;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunItemRepository;
import dev.longform.dataset.persistence.RunItemRepository.ItemKey;
import dev.longform.dataset.persistence.RunRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Starts runs and does what people ask of them. Every command may be repeated. */
@ApplicationScoped
public class Runs {
    private final Jdbi jdbi;
    private final Datasets datasets;
    private final Models models;
    private final ProtocolChoice protocols;
    private final RunRepository runs;
    private final RunItemRepository items;
    private final EndpointRepository endpoints;
    private final Dispatcher dispatcher;
    private final CoordinatorConfig config;

    public Runs(
            Jdbi jdbi,
            Datasets datasets,
            Models models,
            ProtocolChoice protocols,
            RunRepository runs,
            RunItemRepository items,
            EndpointRepository endpoints,
            Dispatcher dispatcher,
            CoordinatorConfig config) {
        this.jdbi = jdbi;
        this.datasets = datasets;
        this.models = models;
        this.protocols = protocols;
        this.runs = runs;
        this.items = items;
        this.endpoints = endpoints;
        this.dispatcher = dispatcher;
        this.config = config;
    }

    /**
     * Starts one run for each model, all or none.
     *
     * @throws UnknownName when the dataset or a model is not known
     */
    public List<RunStatus> start(StartRuns wish) {
        StoredDataset dataset = datasets.find(wish.dataset())
                .orElseThrow(() -> new UnknownName("dataset", wish.dataset(), "longform datasets list"));
        List<ModelSpec> specs = new ArrayList<>();
        for (String name : wish.models()) {
            specs.add(models.find(name).orElseThrow(() -> new UnknownName("model", name, "longform models list")));
        }
        List<Run> started = jdbi.inTransaction(handle ->
                specs.stream().map(spec -> create(handle, dataset, spec, wish)).toList());
        started.forEach(run -> dispatcher.refill(run.endpoint()));
        return started.stream().map(run -> find(run.id()).orElseThrow()).toList();
    }

    public Optional<RunStatus> find(UUID id) {
        return jdbi.withHandle(handle -> runs.status(handle, id));
    }

    /** All runs, newest first. */
    public List<RunStatus> all() {
        return jdbi.withHandle(runs::statuses);
    }

    /** No further item goes out; what is out comes back. */
    public RunStatus pause(UUID id) {
        command(id, (handle, run) -> move(handle, run, RunState.PAUSED, RunState.RUNNING));
        return find(id).orElseThrow();
    }

    public RunStatus resume(UUID id) {
        command(id, (handle, run) -> move(handle, run, RunState.RUNNING, RunState.PAUSED));
        return find(id).orElseThrow();
    }

    /** Settles everything that has no verdict yet as cancelled; an answer that still comes stands all the same. */
    public RunStatus cancel(UUID id) {
        command(id, (handle, run) -> {
            if (run.state().ended()) {
                return run.state() == RunState.CANCELLED ? 0 : refuse(run, RunState.CANCELLED);
            }
            runs.changeState(handle, id, RunState.CANCELLED, Optional.of(Instant.now()));
            return items.settle(handle, id, Reason.CANCELLED);
        });
        return find(id).orElseThrow();
    }

    /**
     * Tries unscored items again, as many times as a new item.
     *
     * @param reason only those with this reason; empty for all
     * @return how many
     */
    public int retry(UUID id, Optional<Reason> reason) {
        return command(id, (handle, run) -> {
            int retried = items.retry(handle, id, reason, config.attempts());
            if (retried > 0) {
                RunState state = run.state() == RunState.PAUSED ? RunState.PAUSED : RunState.RUNNING;
                runs.changeState(handle, id, state, Optional.empty());
            }
            return retried;
        });
    }

    /**
     * Publishes an item anew when it is unsettled and out; its lease ends now.
     *
     * @return whether it was unsettled and out
     */
    public boolean publishAnew(UUID id, String itemId) {
        return jdbi.withHandle(handle -> items.endLease(handle, new ItemKey(id, itemId), Instant.now()));
    }

    private Run create(Handle handle, StoredDataset dataset, ModelSpec model, StartRuns wish) {
        Run run = new Run(
                UUID.randomUUID(),
                dataset.id(),
                EndpointKey.of(model),
                model,
                protocols.of(model.kind(), wish),
                wish.seed(),
                wish.priority(),
                RunState.RUNNING,
                dataset.summary().items(),
                Instant.now(),
                Optional.empty());
        endpoints.createIfAbsent(handle, run.endpoint(), model.kind());
        runs.create(handle, run);
        items.create(handle, run, config.attempts());
        return run;
    }

    private int move(Handle handle, Run run, RunState to, RunState from) {
        if (run.state() == to) {
            return 0;
        }
        if (run.state() != from) {
            return refuse(run, to);
        }
        runs.changeState(handle, run.id(), to, Optional.empty());
        return 1;
    }

    private static int refuse(Run run, RunState to) {
        throw new CommandRefused("run " + run.id() + " is " + run.state() + " and cannot become " + to
                + (run.state().ended() ? "; 'runs retry' tries its unscored items again" : ""));
    }

    /** Under the lock of the run's endpoint, so that commands and verdicts come one after another. */
    private int command(UUID id, BiFunction<Handle, Run, Integer> change) {
        String endpoint = jdbi.withHandle(handle -> runs.find(handle, id))
                .orElseThrow(() -> new UnknownName("run", id.toString(), "longform runs list"))
                .endpoint();
        int changed = jdbi.inTransaction(handle -> {
            endpoints.lock(handle, List.of(endpoint));
            return change.apply(handle, runs.find(handle, id).orElseThrow());
        });
        dispatcher.refill(endpoint);
        return changed;
    }
}
