package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.datasets.DatasetStatistics;
import dev.longform.dataset.domain.datasets.SealedVersion;
import dev.longform.dataset.domain.datasets.StoredDataset;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The sealed dataset versions. */
@ApplicationScoped
public class DatasetRepository {
    /** Makes other transactions that lock the same name wait until this one ends. */
    public void lock(Handle handle, String name) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended('dataset ' || ?, 0))", name);
    }

    /** The version of this name that has this content. */
    public OptionalInt withContent(Handle handle, String name, String sha256) {
        return handle.createQuery("select version from dataset_version where name = :name and sha256 = :sha256")
                .bind("name", name)
                .bind("sha256", sha256)
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** How many items of two versions of the same content differ in where their needle stands. */
    public long needlesElsewhere(Handle handle, UUID version, String name, int other) {
        return handle.createQuery("""
                        select count(*) from dataset_version v
                        join item b on b.dataset_version = v.id
                        join item a on a.dataset_version = :version and a.item_id = b.item_id
                        where v.name = :name and v.version = :other
                          and a.facts -> 'needle' is distinct from b.facts -> 'needle'
                        """)
                .bind("version", version)
                .bind("name", name)
                .bind("other", other)
                .mapTo(Long.class)
                .one();
    }

    /** The number of the next version: one that no version has or had. */
    public int next(Handle handle, String name) {
        return handle.createQuery("""
                        select coalesce(max(version), 0) + 1 from (
                          select version from dataset_version where name = :name
                          union all select version from deleted_dataset_version where name = :name) v
                        """).bind("name", name).mapTo(Integer.class).one();
    }

    /** Keeps a version from being deleted until the end of the transaction; false when it is deleted. */
    public boolean keep(Handle handle, UUID version) {
        return handle.createQuery("select 1 from dataset_version where id = :id for key share")
                .bind("id", version)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Its items are there already: the foreign key is checked at the end of the transaction. */
    public void insert(Handle handle, SealedVersion version) {
        handle.createUpdate("""
                        insert into dataset_version (id, name, version, sha256, sealed_at, items, statistics)
                        values (:id, :name, :version, :sha256, :sealedAt, :items, :statistics::jsonb)
                        """)
                .bind("id", version.id())
                .bind("name", version.name())
                .bind("version", version.version())
                .bind("sha256", version.sha256())
                .bind("sealedAt", version.sealedAt())
                .bind("items", version.items())
                .bind("statistics", Json.write(version.statistics()))
                .execute();
    }

    /** The named version, or the newest when none is named. */
    public Optional<StoredDataset> find(Handle handle, String name, OptionalInt version) {
        return handle.createQuery("""
                        select * from dataset_version where name = :name and (:version = 0 or version = :version)
                        order by version desc limit 1
                        """)
                .bind("name", name)
                .bind("version", version.orElse(0))
                .map(DatasetRepository::stored)
                .findOne();
    }

    public Optional<StoredDataset> find(Handle handle, UUID id) {
        return handle.createQuery("select * from dataset_version where id = :id")
                .bind("id", id)
                .map(DatasetRepository::stored)
                .findOne();
    }

    /** All, by name and version. */
    public List<StoredDataset> all(Handle handle) {
        return handle.createQuery("select * from dataset_version order by name collate \"C\", version")
                .map(DatasetRepository::stored)
                .list();
    }

    private static StoredDataset stored(ResultSet row, StatementContext context) throws SQLException {
        return new SealedVersion(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("version"),
                        row.getString("sha256"),
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                        row.getLong("items"),
                        Json.read(row.getString("statistics"), DatasetStatistics.class))
                .stored();
    }
}
