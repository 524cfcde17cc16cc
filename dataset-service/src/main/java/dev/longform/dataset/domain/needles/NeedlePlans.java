package dev.longform.dataset.domain.needles;

import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.DocumentReader;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.runs.EndpointKey;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.persistence.ItemRepository;
import dev.longform.dataset.persistence.NeedleGridRepository;
import dev.longform.dataset.persistence.NeedlePlanRepository;
import dev.longform.dataset.persistence.NeedleSourceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes plans of needle versions, and says where they stand. */
@ApplicationScoped
public class NeedlePlans {
    private final Jdbi jdbi;
    private final Datasets datasets;
    private final ItemRepository items;
    private final NeedlePlanRepository plans;
    private final NeedleSourceRepository sources;
    private final NeedleGridRepository grids;
    private final Editors editors;
    private final Audit audit;

    public NeedlePlans(
            Jdbi jdbi,
            Datasets datasets,
            ItemRepository items,
            NeedlePlanRepository plans,
            NeedleSourceRepository sources,
            NeedleGridRepository grids,
            Editors editors,
            Audit audit) {
        this.editors = editors;
        this.audit = audit;
        this.jdbi = jdbi;
        this.datasets = datasets;
        this.items = items;
        this.plans = plans;
        this.sources = sources;
        this.grids = grids;
    }

    /**
     * Starts a plan on the responses of a dataset. The same plan while it runs is the one that runs.
     *
     * @throws UnknownName when there is no such dataset or editor
     * @throws InvalidPlan when no response is long enough, or the editor is none
     * @throws PlanConflict when another plan of this name runs
     */
    public NeedlePlan create(PlanSpec wanted) {
        StoredDataset dataset = datasets.find(wanted.dataset())
                .orElseThrow(() -> new UnknownName("dataset", wanted.dataset(), "longform datasets list"));
        Optional<ModelSpec> editor = editors.of(wanted);
        PlanSpec spec = wanted.pinned(
                dataset.summary().name() + "@" + dataset.summary().version(),
                editor.map(Editors::name).orElse(null));
        return jdbi.inTransaction(handle -> {
            Optional<NeedlePlan> running = running(handle, spec);
            if (running.isPresent()) {
                return running.get();
            }
            NeedlePlan plan = insert(handle, spec, editor);
            SourceStore store = new SourceStore(handle, sources, plan.id(), spec);
            store.addItems(items, dataset.id());
            store.check();
            return plan;
        });
    }

    /**
     * Starts a plan on documents that come with it.
     *
     * @throws InvalidPlan when no document is long enough
     * @throws PlanConflict when a plan of this name runs
     * @throws IOException when the upload breaks off
     */
    public NeedlePlan create(PlanSpec wanted, DocumentReader documents) throws IOException {
        if (wanted.writesHaystacks()) {
            throw new InvalidPlan(
                    "haystacks are written to the prompts of a dataset: name it, and leave the documents out");
        }
        Optional<ModelSpec> editor = editors.of(wanted);
        PlanSpec spec = wanted.pinned(null, editor.map(Editors::name).orElse(null));
        return jdbi.inTransaction(handle -> {
            if (running(handle, spec).isPresent()) {
                throw conflict(spec.name());
            }
            NeedlePlan plan = insert(handle, spec, editor);
            SourceStore store = new SourceStore(handle, sources, plan.id(), spec);
            store.addDocuments(documents);
            store.check();
            return plan;
        });
    }

    /**
     * Gives a plan up; nothing is sealed.
     *
     * @throws UnknownName when there is none
     * @throws PlanConflict when it has ended otherwise
     */
    public NeedlePlan cancel(String name) {
        return jdbi.inTransaction(handle -> {
            NeedlePlan plan = plans.newest(handle, name)
                    .orElseThrow(() -> new UnknownName("needle plan", name, "longform needles list"));
            boolean ended = plans.end(handle, plan.id(), PlanState.CANCELLED, null, Instant.now());
            if (!ended && plan.state() != PlanState.CANCELLED) {
                throw new PlanConflict(
                        "the plan '" + name + "' is " + plan.state() + "; only a running one is cancelled");
            }
            if (ended) {
                audit.note(handle, Action.CANCEL, Kind.NEEDLES, name, null);
            }
            return plans.newest(handle, name).orElseThrow();
        });
    }

    /** The newest plan of each name. */
    public List<NeedlePlan> all() {
        return jdbi.withHandle(plans::newest);
    }

    /** The newest plan of this name. */
    public Optional<NeedlePlan> find(String name) {
        return jdbi.withHandle(handle -> plans.newest(handle, name));
    }

    public PlanProgress progress(UUID plan) {
        return jdbi.withHandle(handle -> plans.progress(handle, plan, Instant.now()));
    }

    /** The grid of a needle version that was imported; empty when there is no such dataset, or it has no needles. */
    public Optional<NeedleReport> gridOf(StoredDataset dataset) {
        return jdbi.withHandle(handle -> grids.grid(handle, dataset.id()));
    }

    private Optional<NeedlePlan> running(Handle handle, PlanSpec spec) {
        plans.lockName(handle, spec.name());
        Optional<NeedlePlan> running =
                plans.newest(handle, spec.name()).filter(plan -> plan.state() == PlanState.RUNNING);
        if (running.isPresent() && !running.get().spec().equals(spec)) {
            throw conflict(spec.name());
        }
        return running;
    }

    private NeedlePlan insert(Handle handle, PlanSpec spec, Optional<ModelSpec> editor) {
        NeedlePlan plan = new NeedlePlan(
                UUID.randomUUID(),
                spec,
                PlanState.RUNNING,
                Optional.empty(),
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        plans.insert(handle, plan, editor.map(EndpointKey::of));
        audit.note(
                handle,
                Action.START,
                Kind.NEEDLES,
                spec.name(),
                spec.dataset() == null ? "on documents of its own" : "on " + spec.dataset());
        return plan;
    }

    private static PlanConflict conflict(String name) {
        return new PlanConflict("a plan '" + name + "' is running; wait for it, cancel it, or choose another name");
    }
}
