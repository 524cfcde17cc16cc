package dev.longform.dataset.domain.schedules;

import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.runs.RunStatus;
import dev.longform.dataset.domain.runs.Runs;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.persistence.ScheduleRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The schedules: made, changed, shown, removed. */
@ApplicationScoped
public class Schedules {
    private static final int RUNS_SHOWN = 10;

    private final Jdbi jdbi;
    private final Runs runs;
    private final ScheduleRepository schedules;
    private final Audit audit;

    public Schedules(Jdbi jdbi, Runs runs, ScheduleRepository schedules, Audit audit) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.schedules = schedules;
        this.audit = audit;
    }

    /**
     * Makes a schedule unless the same is there.
     *
     * @return whether it is new
     * @throws InvalidSchedule when a name cannot be given
     * @throws ScheduleConflict when the name stands for another plan
     * @throws UnknownName when the model, the dataset or the template is not known
     * @throws dev.longform.dataset.domain.runs.CommandRefused when a run would be refused
     */
    public boolean add(String name, SchedulePlan plan) {
        checkNames(name, plan);
        runs.estimate(plan.wish(plan.model(), plan.dataset()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant startAt = Optional.ofNullable(plan.startAt()).orElse(now);
        return jdbi.inTransaction(handle -> {
            boolean added = schedules.insert(handle, name, plan, startAt, now);
            if (!added && !schedules.isSame(handle, name, plan)) {
                throw new ScheduleConflict(name);
            }
            if (added) {
                audit.note(handle, Action.ADD, Kind.SCHEDULE, name, null);
            }
            return added;
        });
    }

    /**
     * Changes what is given.
     *
     * @throws UnknownName when there is no such schedule
     */
    public Standing change(String name, Optional<Boolean> enabled, Optional<Integer> everyHours) {
        Instant now = Instant.now();
        Schedule changed = jdbi.inTransaction(handle -> {
            Schedule before = schedules.lock(handle, name).orElseThrow(() -> unknown(name));
            Schedule after = enabled.map(wanted -> before.enabled(wanted, now)).orElse(before);
            Schedule last = everyHours.map(after::every).orElse(after);
            schedules.update(handle, last);
            audit.note(
                    handle,
                    Action.CHANGE,
                    Kind.SCHEDULE,
                    name,
                    (last.enabled() ? "enabled" : "disabled") + ", every "
                            + last.plan().everyHours() + " hours");
            return last;
        });
        return standings(List.of(changed)).get(0);
    }

    /**
     * Removes a schedule; what it started stays.
     *
     * @throws UnknownName when there is no such schedule
     */
    public void remove(String name) {
        jdbi.useTransaction(handle -> {
            if (!schedules.delete(handle, name)) {
                throw unknown(name);
            }
            audit.note(handle, Action.REMOVE, Kind.SCHEDULE, name, null);
        });
    }

    /**
     * One schedule.
     *
     * @throws UnknownName when there is none
     */
    public Standing find(String name) {
        Schedule schedule =
                jdbi.withHandle(handle -> schedules.find(handle, name)).orElseThrow(() -> unknown(name));
        return standings(List.of(schedule)).get(0);
    }

    /** All, by name. */
    public List<Standing> all() {
        return standings(jdbi.withHandle((Handle handle) -> schedules.all(handle)));
    }

    private List<Standing> standings(List<Schedule> all) {
        List<String> names = all.stream().map(Schedule::name).toList();
        Map<String, List<UUID>> started = jdbi.withHandle(handle -> schedules.runs(handle, names, RUNS_SHOWN));
        Map<UUID, RunStatus> statuses = runs
                .find(started.values().stream().flatMap(List::stream).toList())
                .stream()
                .collect(Collectors.toMap(status -> status.run().id(), Function.identity()));
        return all.stream()
                .map(schedule -> new Standing(
                        schedule,
                        started.getOrDefault(schedule.name(), List.of()).stream()
                                .filter(statuses::containsKey)
                                .map(statuses::get)
                                .toList()))
                .toList();
    }

    private static void checkNames(String name, SchedulePlan plan) {
        if (!Datasets.isName(name)) {
            throw new InvalidSchedule("name: letters, digits, dot, underscore and hyphen, at most 100, beginning with a"
                    + " letter or a digit");
        }
        String dataset = plan.dataset().split("@", 2)[0];
        if (plan.sample() != null && !Datasets.isName(plan.sample().nameIn(dataset))) {
            throw new InvalidSchedule("sample: a sample of '" + dataset + "' would be called '"
                    + plan.sample().nameIn(dataset) + "', which is too long for a dataset");
        }
    }

    private static UnknownName unknown(String name) {
        return new UnknownName("schedule", name, "longform schedules list");
    }
}
