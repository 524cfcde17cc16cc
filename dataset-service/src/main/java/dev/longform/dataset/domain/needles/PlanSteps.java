package dev.longform.dataset.domain.needles;

import dev.longform.dataset.NeedleConfig;
import dev.longform.dataset.domain.datasets.ImportRefused;
import dev.longform.dataset.domain.datasets.ImportReport;
import dev.longform.dataset.persistence.NeedleAnswerRepository;
import dev.longform.dataset.persistence.NeedleHaystackRepository;
import dev.longform.dataset.persistence.NeedlePairRepository;
import dev.longform.dataset.persistence.NeedlePlanRepository;
import dev.longform.dataset.persistence.NeedleSourceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes a plan further when all that it asked is answered: to the next wave of haystacks, or to its sealed version. One
 * step is one transaction that holds the plan's row, so that replicas and crashes cannot do it twice or by halves.
 */
@ApplicationScoped
public class PlanSteps {
    private final Jdbi jdbi;
    private final NeedlePlanRepository plans;
    private final NeedleSourceRepository sources;
    private final NeedleHaystackRepository haystacks;
    private final NeedlePairRepository pairs;
    private final NeedleAnswerRepository answers;
    private final NeedleSealer sealer;
    private final NeedleConfig config;

    public PlanSteps(
            Jdbi jdbi,
            NeedlePlanRepository plans,
            NeedleSourceRepository sources,
            NeedleHaystackRepository haystacks,
            NeedlePairRepository pairs,
            NeedleAnswerRepository answers,
            NeedleSealer sealer,
            NeedleConfig config) {
        this.jdbi = jdbi;
        this.plans = plans;
        this.sources = sources;
        this.haystacks = haystacks;
        this.pairs = pairs;
        this.answers = answers;
        this.sealer = sealer;
        this.config = config;
    }

    /** Takes one plan a step further, if it can go one. */
    public void step(UUID plan) {
        try {
            Optional<String> failure = jdbi.inTransaction(handle -> {
                Optional<NeedlePlan> locked = plans.lock(handle, plan);
                Optional<String> ofEditor = locked.flatMap(running -> haystacks.failure(handle, plan));
                if (locked.isPresent() && ofEditor.isEmpty() && !haystacks.open(handle, plan)) {
                    step(handle, locked.get());
                }
                return ofEditor;
            });
            failure.ifPresent(reason -> fail(plan, reason));
        } catch (ImportRefused e) {
            fail(
                    plan,
                    e.getMessage()
                            + e.errors().stream()
                                    .findFirst()
                                    .map(first -> ": " + first.reason())
                                    .orElse(""));
        }
    }

    private void step(Handle handle, NeedlePlan plan) {
        Map<String, Integer> tokens = sources.tokens(handle, plan.id());
        List<Haystack> asked = haystacks.all(handle, plan.id());
        List<MadePair> made = pairs.made(handle, plan.id());
        List<Haystack> wave = new HaystackPlanner(plan.spec(), config.sourcesPerLength()).next(tokens, asked, made);
        if (!wave.isEmpty()) {
            haystacks.add(handle, plan.id(), asked.size(), wave);
            return;
        }
        SortedMap<Cell, List<MadePair>> selected = new CellSelection(plan.spec()).select(new Yield(asked, made));
        ImportReport sealed = sealer.seal(handle, plan, selected);
        plans.report(
                handle,
                plan.id(),
                new ReportBuilder(plan.spec(), asked, answers.askedFor(handle, plan.id()))
                        .report(tokens.values(), selected));
        plans.sealed(
                handle,
                plan.id(),
                new NeedlePlan.Sealed(sealed.version(), sealed.sha256(), sealed.items()),
                Instant.now());
    }

    private void fail(UUID id, String reason) {
        jdbi.useTransaction(handle -> {
            Optional<NeedlePlan> locked = plans.lock(handle, id);
            if (locked.isPresent()) {
                NeedlePlan plan = locked.get();
                List<Haystack> asked = haystacks.all(handle, id);
                Yield yield = new Yield(asked, pairs.made(handle, id));
                plans.report(
                        handle,
                        id,
                        new ReportBuilder(plan.spec(), asked, answers.askedFor(handle, id))
                                .report(
                                        sources.tokens(handle, id).values(),
                                        new CellSelection(plan.spec()).select(yield)));
                plans.end(handle, id, PlanState.FAILED, reason, Instant.now());
            }
        });
    }
}
