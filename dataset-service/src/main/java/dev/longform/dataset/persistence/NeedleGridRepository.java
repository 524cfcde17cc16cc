package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.needles.NeedleReport;
import dev.longform.dataset.domain.needles.NeedleReport.CellCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The grid of a needle version, counted from its items. */
@ApplicationScoped
public class NeedleGridRepository {
    /** The cells that are not empty; empty when the version has no needles. */
    public Optional<NeedleReport> grid(Handle handle, UUID version) {
        List<CellCount> cells = handle.createQuery("""
                        select facts -> 'needle' ->> 'aspect' as aspect, (facts -> 'needle' ->> 'length')::int as length,
                          (facts -> 'needle' ->> 'bin')::int as bin, count(*) as pairs,
                          count(distinct facts -> 'needle' ->> 'source') as sources
                        from item where dataset_version = :version and facts -> 'needle' is not null
                        group by 1, 2, 3 order by 1, 2, 3
                        """)
                .bind("version", version)
                .map((row, context) -> new CellCount(
                        row.getString("aspect"),
                        row.getInt("length"),
                        row.getInt("bin"),
                        row.getLong("pairs"),
                        row.getLong("sources")))
                .list();
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NeedleReport(bins(handle, version), List.of(), cells, List.of()));
    }

    private static int bins(Handle handle, UUID version) {
        return handle.createQuery(
                        "select max((facts -> 'needle' ->> 'bins')::int) from item where dataset_version = :version")
                .bind("version", version)
                .mapTo(Integer.class)
                .one();
    }
}
