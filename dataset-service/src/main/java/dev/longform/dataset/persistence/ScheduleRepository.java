package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.schedules.Schedule;
import dev.longform.dataset.domain.schedules.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The schedules, and which runs they started. */
@ApplicationScoped
public class ScheduleRepository {
    private static final String NAME = "name";
    private static final String PLAN = "plan";

    /**
     * Inserts a schedule unless there is one of this name. Due times for which one of this name started a run before
     * count as handled.
     */
    public boolean insert(Handle handle, String name, SchedulePlan plan, Instant startAt, Instant now) {
        return handle.createUpdate("""
                        insert into schedule (name, plan, start_at, created_at, handled_until)
                        select :name, :plan::jsonb, :startAt, :now,
                          greatest((select max(due_at) from run where schedule = :name),
                            (select max(due_at) from deleted_run where schedule = :name))
                        on conflict do nothing
                        """)
                        .bind(NAME, name)
                        .bind(PLAN, Json.write(plan))
                        .bind("startAt", startAt)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    public boolean isSame(Handle handle, String name, SchedulePlan plan) {
        return handle.createQuery("select plan = :plan::jsonb from schedule where name = :name")
                .bind(NAME, name)
                .bind(PLAN, Json.write(plan))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    public Optional<Schedule> find(Handle handle, String name) {
        return handle.createQuery("select * from schedule where name = :name")
                .bind(NAME, name)
                .map(ScheduleRepository::schedule)
                .findOne();
    }

    /** The same, and others who lock it wait until this transaction ends. */
    public Optional<Schedule> lock(Handle handle, String name) {
        return handle.createQuery("select * from schedule where name = :name for update")
                .bind(NAME, name)
                .map(ScheduleRepository::schedule)
                .findOne();
    }

    /** All, by name. */
    public List<Schedule> all(Handle handle) {
        return handle.createQuery("select * from schedule order by name collate \"C\"")
                .map(ScheduleRepository::schedule)
                .list();
    }

    /** Writes what may change; its row must be locked. */
    public void update(Handle handle, Schedule schedule) {
        handle.createUpdate("""
                        update schedule set plan = :plan::jsonb, enabled = :enabled, handled_until = :handled
                        where name = :name
                        """)
                .bind(NAME, schedule.name())
                .bind(PLAN, Json.write(schedule.plan()))
                .bind("enabled", schedule.enabled())
                .bind("handled", schedule.handledUntil().orElse(null))
                .execute();
    }

    public boolean delete(Handle handle, String name) {
        return handle.createUpdate("delete from schedule where name = :name")
                        .bind(NAME, name)
                        .execute()
                == 1;
    }

    /** Notes that a due time started this run; the schedule's row must be locked. */
    public void noteRun(Handle handle, String name, Instant dueAt, UUID run) {
        handle.createUpdate("update run set schedule = :name, due_at = :due where id = :run")
                .bind(NAME, name)
                .bind("due", dueAt)
                .bind("run", run)
                .execute();
        handle.createUpdate("update schedule set handled_until = :due, problem = null where name = :name")
                .bind(NAME, name)
                .bind("due", dueAt)
                .execute();
    }

    public void noteProblem(Handle handle, String name, String problem) {
        handle.createUpdate("update schedule set problem = :problem where name = :name")
                .bind(NAME, name)
                .bind("problem", problem)
                .execute();
    }

    /** Whether a run that the schedule started has not ended. */
    public boolean unfinished(Handle handle, String name) {
        return handle.createQuery("select exists (select 1 from run where schedule = :name and ended_at is null)")
                .bind(NAME, name)
                .mapTo(Boolean.class)
                .one();
    }

    /** The newest runs of each schedule, newest first. */
    public Map<String, List<UUID>> runs(Handle handle, List<String> names, int most) {
        Map<String, List<UUID>> runs = new HashMap<>();
        handle.createQuery("""
                        select schedule, id from (
                          select schedule, id, row_number() over (partition by schedule order by due_at desc) as place
                          from run where schedule = any(:names)) placed
                        where place <= :most order by schedule, place
                        """)
                .bindArray("names", String.class, names.toArray())
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getString("schedule"), row.getObject("id", UUID.class)))
                .forEach(entry -> runs.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                        .add(entry.getValue()));
        return runs;
    }

    private static Schedule schedule(ResultSet row, StatementContext context) throws SQLException {
        return new Schedule(
                row.getString(NAME),
                Json.read(row.getString(PLAN), SchedulePlan.class),
                row.getBoolean("enabled"),
                row.getTimestamp("start_at").toInstant(),
                Rows.instant(row, "handled_until"),
                Optional.ofNullable(row.getString("problem")),
                row.getTimestamp("created_at").toInstant());
    }
}
