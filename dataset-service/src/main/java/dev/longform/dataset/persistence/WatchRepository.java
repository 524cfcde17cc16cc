package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.watch.Identity;
import dev.longform.dataset.domain.watch.Watched;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What the watch of a cluster evaluated, and which replica watches. */
@ApplicationScoped
public class WatchRepository {
    private static final String KEY = " where source = :source and model = :model and revision = :revision";

    /** Takes or renews the lease; false while another replica holds it. */
    public boolean hold(Handle handle, UUID replica, Duration lease) {
        return handle.createUpdate("""
                        insert into watch_lease (holder, ends_at) values (:replica, clock_timestamp() + :lease * interval '1 ms')
                        on conflict (one) do update set holder = excluded.holder, ends_at = excluded.ends_at
                        where watch_lease.holder = excluded.holder or watch_lease.ends_at < clock_timestamp()
                        """)
                        .bind("replica", replica)
                        .bind("lease", lease.toMillis())
                        .execute()
                == 1;
    }

    /** Ends the lease of a replica that stops. */
    public void release(Handle handle, UUID replica) {
        handle.createUpdate("delete from watch_lease where holder = :replica")
                .bind("replica", replica)
                .execute();
    }

    /** All that are not gone, and those of these sources that are. */
    public List<Watched> concerning(Handle handle, Collection<String> sources) {
        return handle.createQuery("select * from watched where gone_at is null or source = any(:sources)")
                .bindArray("sources", String.class, sources.toArray())
                .map((row, context) -> new Watched(
                        row.getString("source"),
                        new Identity(row.getString("model"), row.getString("revision")),
                        row.getTimestamp("gone_at") != null,
                        Optional.ofNullable(row.getString("word")),
                        Optional.ofNullable(row.getString("wish")),
                        Optional.ofNullable(row.getString("policy"))))
                .list();
    }

    /** Notes a revision of an object. */
    public void insert(Handle handle, String source, Identity identity, String wish, boolean gone) {
        key(handle.createUpdate("""
                                insert into watched (source, model, revision, wish, gone_at)
                                values (:source, :model, :revision, :wish, case when :gone then clock_timestamp() end)
                                on conflict do nothing
                                """).bind("wish", wish).bind("gone", gone), source, identity)
                .execute();
    }

    /** Whether no other object has this revision. */
    public boolean isLast(Handle handle, Watched row) {
        return key(
                        handle.createQuery("select not exists (select 1 from watched where source <> :source"
                                + " and model = :model and revision = :revision and gone_at is null)"),
                        row.source(),
                        row.identity())
                .mapTo(Boolean.class)
                .one();
    }

    /** Notes that an object has a revision no more. */
    public void leave(Handle handle, Watched row) {
        key(
                        handle.createUpdate(
                                "update watched set gone_at = clock_timestamp()" + KEY + " and gone_at is null"),
                        row.source(),
                        row.identity())
                .execute();
    }

    /** Notes that an object has a revision again. */
    public void comeBack(Handle handle, Watched row) {
        key(handle.createUpdate("update watched set gone_at = null" + KEY), row.source(), row.identity())
                .execute();
    }

    /** Notes what the result was. */
    public void report(Handle handle, Watched row, String word, Optional<String> policy) {
        key(
                        handle.createUpdate("update watched set word = :word, policy = :policy" + KEY)
                                .bind("word", word)
                                .bind("policy", policy),
                        row.source(),
                        row.identity())
                .execute();
    }

    private static <T extends SqlStatement<T>> T key(T statement, String source, Identity identity) {
        return statement.bind("source", source).bind("model", identity.model()).bind("revision", identity.revision());
    }
}
