package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.RunState;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.persistence.BudgetRepository;
import dev.longform.dataset.persistence.BudgetRepository.ShapeCount;
import dev.longform.dataset.persistence.DatasetRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunItemRepository;
import dev.longform.dataset.persistence.RunRepository;
import dev.longform.dataset.persistence.RunStatusRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Starts runs, and says where they stand. */
@ApplicationScoped
public class Runs {
    static final String WITHOUT_PRICES =
            "a limit in money needs prices; the model '%s' has none, register a revision with 'prices'";

    private final Jdbi jdbi;
    private final Datasets datasets;
    private final DatasetRepository versions;
    private final Models models;
    private final ProtocolChoice protocols;
    private final RunRepository runs;
    private final RunStatusRepository statuses;
    private final RunItemRepository items;
    private final EndpointRepository endpoints;
    private final BudgetRepository budgets;
    private final Dispatcher dispatcher;
    private final CoordinatorConfig config;
    private final Audit audit;

    public Runs(
            Jdbi jdbi,
            Datasets datasets,
            DatasetRepository versions,
            Models models,
            ProtocolChoice protocols,
            RunRepository runs,
            RunStatusRepository statuses,
            RunItemRepository items,
            EndpointRepository endpoints,
            BudgetRepository budgets,
            Dispatcher dispatcher,
            CoordinatorConfig config,
            Audit audit) {
        this.jdbi = jdbi;
        this.datasets = datasets;
        this.versions = versions;
        this.models = models;
        this.protocols = protocols;
        this.runs = runs;
        this.statuses = statuses;
        this.items = items;
        this.endpoints = endpoints;
        this.budgets = budgets;
        this.dispatcher = dispatcher;
        this.config = config;
        this.audit = audit;
    }

    /**
     * Starts one run for each model, all or none.
     *
     * @throws UnknownName when the dataset or a model is not known
     * @throws CommandRefused when there is a limit in money and a model without prices
     */
    public List<RunStatus> start(StartRuns wish) {
        StoredDataset dataset = dataset(wish);
        List<ModelSpec> specs = models(wish);
        List<Run> started = jdbi.inTransaction(handle ->
                specs.stream().map(spec -> create(handle, dataset, spec, wish)).toList());
        publish(started);
        return started.stream().map(run -> find(run.id()).orElseThrow()).toList();
    }

    /**
     * Creates one run of a model for each wish, within a transaction of the caller, who publishes them afterwards.
     *
     * @throws UnknownName when a dataset is not known
     */
    public List<Run> create(Handle handle, ModelSpec model, List<StartRuns> wishes) {
        return wishes.stream()
                .map(wish -> create(handle, dataset(wish), model, wish))
                .toList();
    }

    /** Lets the items of new runs go out at once; without it they wait for the next round of housekeeping. */
    public void publish(List<Run> created) {
        created.forEach(run -> dispatcher.refill(run.endpoint()));
    }

    /**
     * What the runs would take; nothing is started.
     *
     * @throws UnknownName when the dataset or a model is not known
     */
    public List<RunEstimate> estimate(StartRuns wish) {
        StoredDataset dataset = dataset(wish);
        List<ShapeCount> shapes = jdbi.withHandle(handle -> budgets.shapes(handle, dataset.id()));
        return models(wish).stream()
                .map(model -> Estimates.of(
                        model,
                        protocols.of(model.kind(), wish),
                        shapes,
                        jdbi.withHandle(handle -> endpoints.latencyMs(handle, EndpointKey.of(model))),
                        wish.budget()))
                .toList();
    }

    public Optional<RunStatus> find(UUID id) {
        return jdbi.withHandle(handle -> statuses.status(handle, id));
    }

    /** Where these runs stand, in no order; unknown ones are left out. */
    public List<RunStatus> find(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> statuses.statuses(handle, ids));
    }

    /** All runs, newest first. */
    public List<RunStatus> all() {
        return jdbi.withHandle(statuses::statuses);
    }

    private StoredDataset dataset(StartRuns wish) {
        return datasets.find(wish.dataset()).orElseThrow(() -> unknownDataset(wish));
    }

    private static UnknownName unknownDataset(StartRuns wish) {
        return new UnknownName("dataset", wish.dataset(), "longform datasets list");
    }

    private List<ModelSpec> models(StartRuns wish) {
        List<ModelSpec> specs = new ArrayList<>();
        for (String name : wish.models()) {
            ModelSpec spec =
                    models.find(name).orElseThrow(() -> new UnknownName("model", name, "longform models list"));
            if (wish.budget().maxCost() != null && spec.prices() == null) {
                throw new CommandRefused(WITHOUT_PRICES.formatted(name));
            }
            specs.add(spec);
        }
        return specs;
    }

    private Run create(Handle handle, StoredDataset dataset, ModelSpec model, StartRuns wish) {
        if (!versions.keep(handle, dataset.id())) {
            throw unknownDataset(wish);
        }
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
                Optional.empty(),
                wish.budget(),
                1);
        endpoints.createIfAbsent(handle, run.endpoint(), model.kind());
        runs.create(handle, run);
        items.create(handle, run, config.attempts());
        audit.note(
                handle,
                Action.START,
                Kind.RUN,
                run.id().toString(),
                model.name() + "@" + model.revision() + " on "
                        + dataset.summary().name() + "@" + dataset.summary().version());
        return run;
    }
}
