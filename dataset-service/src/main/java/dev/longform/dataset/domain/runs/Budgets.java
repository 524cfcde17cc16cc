package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Reason;
import dev.longform.dataset.domain.runs.CreditPlan.Applicant;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.persistence.BudgetRepository;
import dev.longform.dataset.persistence.RunItemRepository.ItemKey;
import dev.longform.dataset.persistence.RunRepository;
import dev.longform.dataset.persistence.SettlementRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Lets runs with a limit send out only what they can pay for, in the order in which their items stand: items that would
 * still fit do not overtake one that does not, so that what is left out is no question of length. A run of which
 * nothing is out and whose next item does not fit has exhausted its budget.
 */
@ApplicationScoped
public class Budgets {
    private final BudgetRepository budgets;
    private final RunRepository runs;
    private final SettlementRepository settlements;

    public Budgets(BudgetRepository budgets, RunRepository runs, SettlementRepository settlements) {
        this.budgets = budgets;
        this.runs = runs;
        this.settlements = settlements;
    }

    /**
     * Applicants that can pay.
     *
     * @param applicants each with only those items that its run can pay for
     * @param allowances what each item of a run with a limit may use
     */
    record Solvent(List<Applicant> applicants, Map<ItemKey, Purse.Allowance> allowances) {
        void note(Handle handle, BudgetRepository budgets, List<Granted> granted) {
            Map<ItemKey, Purse.Allowance> taken = new HashMap<>();
            for (Granted item : granted) {
                ItemKey key = new ItemKey(item.run(), item.itemId());
                if (allowances.containsKey(key)) {
                    taken.put(key, allowances.get(key));
                }
            }
            if (!taken.isEmpty()) {
                budgets.allow(handle, taken);
            }
        }
    }

    /** Under the lock of the applicants' endpoint. Settles what a run cannot pay for any more. */
    Solvent solvent(Handle handle, List<Applicant> applicants, Instant now) {
        Map<UUID, Run> limited = limited(handle, applicants);
        if (limited.isEmpty()) {
            return new Solvent(applicants, Map.of());
        }
        Map<UUID, Purse> purses = purses(handle, limited);
        Map<ItemKey, ItemShape> shapes = shapes(handle, applicants, limited);
        List<Applicant> solvent = new ArrayList<>();
        Map<ItemKey, Purse.Allowance> allowances = new HashMap<>();
        for (Applicant applicant : applicants) {
            Run run = limited.get(applicant.run());
            if (run == null) {
                solvent.add(applicant);
            } else {
                Purse purse = purses.get(run.id());
                Map<ItemKey, Purse.Allowance> paid = paid(run, applicant, purse, shapes);
                if (paid.isEmpty() && purse.settled()) {
                    exhausted(handle, run.id(), now);
                }
                solvent.add(applicant.only(paid.size()));
                allowances.putAll(paid);
            }
        }
        return new Solvent(solvent, allowances);
    }

    private Map<UUID, Run> limited(Handle handle, List<Applicant> applicants) {
        List<UUID> limited = applicants.stream()
                .filter(Applicant::limited)
                .map(Applicant::run)
                .toList();
        return limited.isEmpty()
                ? Map.of()
                : runs.find(handle, limited).stream().collect(Collectors.toMap(Run::id, Function.identity()));
    }

    private Map<UUID, Purse> purses(Handle handle, Map<UUID, Run> limited) {
        Map<UUID, Spending> spent = budgets.spent(handle, limited.keySet());
        Map<UUID, Purse.Reserved> reserved = budgets.reserved(handle, limited.keySet());
        Map<UUID, Purse> purses = new HashMap<>();
        limited.forEach((id, run) -> purses.put(
                id,
                new Purse(
                        run.budget(),
                        run.model().prices(),
                        spent.get(id),
                        reserved.getOrDefault(id, Purse.Reserved.NOTHING))));
        return purses;
    }

    private Map<ItemKey, ItemShape> shapes(Handle handle, List<Applicant> applicants, Map<UUID, Run> limited) {
        List<ItemKey> keys = applicants.stream()
                .filter(applicant -> limited.containsKey(applicant.run()))
                .flatMap(applicant -> applicant.waiting().stream().map(item -> new ItemKey(applicant.run(), item)))
                .toList();
        return budgets.shapes(handle, keys);
    }

    private static Map<ItemKey, Purse.Allowance> paid(
            Run run, Applicant applicant, Purse purse, Map<ItemKey, ItemShape> shapes) {
        Map<ItemKey, Purse.Allowance> paid = new HashMap<>();
        for (String item : applicant.waiting()) {
            ItemKey key = new ItemKey(run.id(), item);
            ItemNeeds needs = ItemNeeds.of(run.model(), run.protocol(), shapes.get(key));
            var allowance = purse.take(needs);
            if (allowance.isEmpty()) {
                return paid;
            }
            paid.put(key, allowance.get());
        }
        return paid;
    }

    private void exhausted(Handle handle, UUID run, Instant now) {
        settlements.settle(handle, run, Reason.BUDGET_EXHAUSTED);
        runs.touch(handle, List.of(run));
        runs.complete(handle, List.of(run), now);
    }
}
