package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Reason;
import dev.longform.contracts.RunState;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.persistence.BudgetRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunItemRepository;
import dev.longform.dataset.persistence.RunItemRepository.ItemKey;
import dev.longform.dataset.persistence.RunRepository;
import dev.longform.dataset.persistence.RunStatusRepository;
import dev.longform.dataset.persistence.SettlementRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What people ask of a run that has started. Every command may be repeated. */
@ApplicationScoped
public class RunCommands {
    private final Jdbi jdbi;
    private final RunRepository runs;
    private final RunStatusRepository statuses;
    private final RunItemRepository items;
    private final SettlementRepository settlements;
    private final EndpointRepository endpoints;
    private final BudgetRepository budgets;
    private final Dispatcher dispatcher;
    private final CoordinatorConfig config;
    private final Audit audit;

    public RunCommands(
            Jdbi jdbi,
            RunRepository runs,
            RunStatusRepository statuses,
            RunItemRepository items,
            SettlementRepository settlements,
            EndpointRepository endpoints,
            BudgetRepository budgets,
            Dispatcher dispatcher,
            CoordinatorConfig config,
            Audit audit) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.statuses = statuses;
        this.items = items;
        this.settlements = settlements;
        this.endpoints = endpoints;
        this.budgets = budgets;
        this.dispatcher = dispatcher;
        this.config = config;
        this.audit = audit;
    }

    /** No further item goes out; what is out comes back. */
    public RunStatus pause(UUID id) {
        command(id, (handle, run) -> move(handle, run, RunState.PAUSED, RunState.RUNNING, Action.PAUSE));
        return status(id);
    }

    public RunStatus resume(UUID id) {
        command(id, (handle, run) -> move(handle, run, RunState.RUNNING, RunState.PAUSED, Action.RESUME));
        return status(id);
    }

    /** Settles everything that has no verdict yet as cancelled; an answer that still comes stands all the same. */
    public RunStatus cancel(UUID id) {
        command(id, (handle, run) -> {
            if (run.state().ended()) {
                return run.state() == RunState.CANCELLED ? 0 : refuse(run, RunState.CANCELLED);
            }
            runs.changeState(handle, id, RunState.CANCELLED, Optional.of(Instant.now()));
            note(handle, Action.CANCEL, run, null);
            return settlements.settle(handle, id, Reason.CANCELLED);
        });
        return status(id);
    }

    /**
     * Tries unscored items again, as many times as a new item.
     *
     * @param reason only those with this reason; empty for all
     * @param raised limits that replace those of the run; its other limits stay
     * @return how many
     * @throws CommandRefused when a new limit is used up already
     */
    public int retry(UUID id, Optional<Reason> reason, Budget raised) {
        return command(id, (handle, run) -> {
            if (raised.limited()) {
                raise(handle, run, run.budget().raisedBy(raised));
            }
            int retried = settlements.retry(handle, id, reason, config.attempts());
            if (retried > 0) {
                RunState state = run.state() == RunState.PAUSED ? RunState.PAUSED : RunState.RUNNING;
                runs.changeState(handle, id, state, Optional.empty());
            }
            note(
                    handle,
                    Action.RETRY,
                    run,
                    retried + " items" + reason.map(why -> ", " + why).orElse(""));
            return retried;
        });
    }

    /**
     * Publishes an item anew, under another publication number, when it is unsettled and out.
     *
     * @return whether it was unsettled and out
     */
    public boolean publishAnew(UUID id, String itemId) {
        return command(id, (handle, run) -> items.takeBack(handle, new ItemKey(id, itemId)) ? 1 : 0) == 1;
    }

    private RunStatus status(UUID id) {
        return jdbi.withHandle(handle -> statuses.status(handle, id)).orElseThrow(() -> unknown(id));
    }

    private void raise(Handle handle, Run run, Budget budget) {
        Spending spent = budgets.spent(handle, List.of(run.id())).get(run.id());
        if (budget.maxCost() != null && run.model().prices() == null) {
            throw new CommandRefused(Runs.WITHOUT_PRICES.formatted(run.model().name()));
        }
        Purse purse = new Purse(budget, run.model().prices(), spent, Purse.Reserved.NOTHING);
        if (purse.empty()) {
            throw new CommandRefused("the run used " + spent.calls() + " calls and " + spent.tokens()
                    + " tokens already; give it a limit above that");
        }
        budgets.change(handle, run.id(), budget);
    }

    private int move(Handle handle, Run run, RunState to, RunState from, Action action) {
        if (run.state() == to) {
            return 0;
        }
        if (run.state() != from) {
            return refuse(run, to);
        }
        runs.changeState(handle, run.id(), to, Optional.empty());
        note(handle, action, run, null);
        return 1;
    }

    private void note(Handle handle, Action action, Run run, String detail) {
        audit.note(handle, action, Kind.RUN, run.id().toString(), detail);
    }

    private static int refuse(Run run, RunState to) {
        throw new CommandRefused("run " + run.id() + " is " + run.state() + " and cannot become " + to
                + (run.state().ended() ? "; 'runs retry' tries its unscored items again" : ""));
    }

    private static UnknownName unknown(UUID id) {
        return new UnknownName("run", id.toString(), "longform runs list");
    }

    /** Under the lock of the run's endpoint, so that commands and verdicts come one after another. */
    private int command(UUID id, BiFunction<Handle, Run, Integer> change) {
        String endpoint = jdbi.withHandle(handle -> runs.find(handle, id))
                .orElseThrow(() -> unknown(id))
                .endpoint();
        int changed = jdbi.inTransaction(handle -> {
            endpoints.lock(handle, List.of(endpoint));
            return change.apply(handle, runs.find(handle, id).orElseThrow(() -> unknown(id)));
        });
        dispatcher.refill(endpoint);
        return changed;
    }
}
