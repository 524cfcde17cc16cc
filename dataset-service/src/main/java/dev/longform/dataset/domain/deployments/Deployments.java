package dev.longform.dataset.domain.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.domain.probes.Probes;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunCommands;
import dev.longform.dataset.domain.runs.RunStatus;
import dev.longform.dataset.domain.runs.Runs;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.persistence.DeploymentRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Evaluates every deployed model revision once, however often and by however many replicas it is told. */
@ApplicationScoped
public class Deployments {
    private final Jdbi jdbi;
    private final Models models;
    private final Runs runs;
    private final RunCommands commands;
    private final DeploymentRepository deployments;
    private final Probes probes;
    private final Audit audit;

    public Deployments(
            Jdbi jdbi,
            Models models,
            Runs runs,
            RunCommands commands,
            DeploymentRepository deployments,
            Probes probes,
            Audit audit) {
        this.jdbi = jdbi;
        this.models = models;
        this.runs = runs;
        this.commands = commands;
        this.deployments = deployments;
        this.probes = probes;
        this.audit = audit;
    }

    /**
     * Registers the model revision, probes its server and starts its runs, both or neither, unless that was done before. A revision that
     * was removed stays so.
     *
     * @throws dev.longform.dataset.domain.models.InvalidModel when the description breaks a rule
     * @throws dev.longform.dataset.domain.models.ModelConflict when the revision is registered with other content
     * @throws DeploymentConflict when the revision was deployed with another plan
     * @throws UnknownName when a dataset is not known
     */
    public Arrival add(JsonNode description, DeploymentPlan plan) {
        return add(description, plan, (handle, deployment) -> {});
    }

    /**
     * The same, and a note of somebody who needs it, all or nothing.
     *
     * @param noting writes the note in the transaction
     */
    public Arrival add(JsonNode description, DeploymentPlan plan, BiConsumer<Handle, Deployment> noting) {
        List<Run> started = new ArrayList<>();
        Arrival arrival = jdbi.inTransaction(handle -> {
            ModelSpec model = models.add(handle, description).model();
            boolean added = deployments.insert(handle, model.name(), model.revision(), plan);
            if (added) {
                audit.note(handle, Action.ADD, Kind.DEPLOYMENT, model.name() + "@" + model.revision(), null);
                started.addAll(runs.create(handle, model, plan.wishes(model.name() + "@" + model.revision())));
                deployments.noteRuns(
                        handle,
                        model.name(),
                        model.revision(),
                        started.stream().map(Run::id).toList());
            } else if (!deployments.isSame(handle, model.name(), model.revision(), plan)) {
                throw new DeploymentConflict(model.name(), model.revision());
            }
            Deployment deployment =
                    deployments.find(handle, model.name(), model.revision()).orElseThrow();
            noting.accept(handle, deployment);
            return new Arrival(deployment, model, added);
        });
        runs.publish(started);
        if (arrival.added()) {
            probes.checkSoon(arrival.model());
        }
        return arrival;
    }

    /**
     * Notes that a revision disappeared and cancels those of its runs that have not ended. May be repeated.
     *
     * @throws UnknownName when it was never deployed
     */
    public Standing remove(String model, String revision) {
        Deployment deployment = jdbi.inTransaction(handle -> {
                    if (deployments.remove(handle, model, revision)) {
                        audit.note(handle, Action.REMOVE, Kind.DEPLOYMENT, model + "@" + revision, null);
                    }
                    return deployments.find(handle, model, revision);
                })
                .orElseThrow(() -> unknown(model, revision));
        standing(deployment).runs().stream()
                .map(RunStatus::run)
                .filter(run -> !run.state().ended())
                .forEach(run -> commands.cancel(run.id()));
        return standing(deployment);
    }

    /**
     * Notes that a revision that disappeared is there again. May be repeated.
     *
     * @param goOn whether what its runs left out when they were cancelled goes out now
     * @throws UnknownName when it was never deployed
     */
    public Standing comeBack(String model, String revision, boolean goOn) {
        Deployment deployment = jdbi.inTransaction(handle -> {
                    if (deployments.comeBack(handle, model, revision)) {
                        audit.note(handle, Action.ADD, Kind.DEPLOYMENT, model + "@" + revision, "is there again");
                    }
                    return deployments.find(handle, model, revision);
                })
                .orElseThrow(() -> unknown(model, revision));
        if (goOn) {
            standing(deployment).runs().stream()
                    .map(RunStatus::run)
                    .filter(run -> run.state() == RunState.CANCELLED)
                    .forEach(run -> commands.retry(run.id(), Optional.of(Reason.CANCELLED), Budget.NONE));
        }
        return standing(deployment);
    }

    /**
     * One deployment.
     *
     * @throws UnknownName when there is none
     */
    public Standing find(String model, String revision) {
        return jdbi.withHandle(handle -> deployments.find(handle, model, revision))
                .map(this::standing)
                .orElseThrow(() -> unknown(model, revision));
    }

    /** All, newest first. */
    public List<Standing> all() {
        return standings(jdbi.withHandle(deployments::all));
    }

    /** Where the runs of a deployment stand. */
    public Standing standing(Deployment deployment) {
        return standings(List.of(deployment)).get(0);
    }

    private List<Standing> standings(List<Deployment> all) {
        Map<UUID, RunStatus> statuses = runs
                .find(all.stream().flatMap(one -> one.runs().stream()).toList())
                .stream()
                .collect(Collectors.toMap(status -> status.run().id(), Function.identity()));
        return all.stream()
                .map(one -> new Standing(
                        one,
                        one.runs().stream()
                                .filter(statuses::containsKey)
                                .map(statuses::get)
                                .toList()))
                .toList();
    }

    private static UnknownName unknown(String model, String revision) {
        return new UnknownName("deployment", model + "@" + revision, "longform deployments list");
    }
}
