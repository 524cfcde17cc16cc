package dev.longform.dataset.api;

import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.schedules.Sample;
import dev.longform.dataset.domain.schedules.Schedule;
import dev.longform.dataset.domain.schedules.SchedulePlan;
import dev.longform.dataset.domain.schedules.Standing;
import java.time.Instant;
import java.util.List;

/**
 * A schedule, as {@code docs/rest.md} shows it.
 *
 * @param sample null for the whole dataset
 * @param budget of each run; null without any limit
 * @param nextDueAt the first due time that is not handled; null while it is disabled
 * @param problem why the newest due time could not start its run; null when there is nothing to say
 * @param runs the newest ten, newest first
 */
public record ScheduleView(
        String name,
        String model,
        String dataset,
        Sample sample,
        int everyHours,
        Instant startAt,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        long seed,
        Priority priority,
        boolean allowTruncation,
        DecodingView decoding,
        Budget budget,
        boolean enabled,
        Instant createdAt,
        Instant nextDueAt,
        String problem,
        List<RunView> runs) {

    /** How judges decode; what is null has the default of a run. */
    public record DecodingView(double temperature, Long seed, Integer maxTokens) {}

    static ScheduleView of(Standing standing) {
        Schedule schedule = standing.schedule();
        SchedulePlan plan = schedule.plan();
        return new ScheduleView(
                schedule.name(),
                plan.model(),
                plan.dataset(),
                plan.sample(),
                plan.everyHours(),
                schedule.startAt(),
                plan.protocol(),
                plan.rotations(),
                plan.template(),
                plan.seed(),
                plan.priority(),
                plan.allowTruncation(),
                new DecodingView(plan.temperature(), plan.decodingSeed(), plan.maxTokens()),
                plan.budget().limited() ? plan.budget() : null,
                schedule.enabled(),
                schedule.createdAt(),
                schedule.next().orElse(null),
                schedule.problem().orElse(null),
                standing.runs().stream().map(RunView::of).toList());
    }
}
