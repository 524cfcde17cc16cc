package dev.longform.dataset.api;

import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.needles.NeedlePlan;
import dev.longform.dataset.domain.needles.NeedleReport;
import dev.longform.dataset.domain.needles.NeedleReport.CellCount;
import dev.longform.dataset.domain.needles.NeedleReport.Editing;
import dev.longform.dataset.domain.needles.NeedleReport.Row;
import dev.longform.dataset.domain.needles.NeedleReport.Unfilled;
import dev.longform.dataset.domain.needles.PlanProgress;
import dev.longform.dataset.domain.needles.PlanSpec;
import dev.longform.dataset.domain.needles.PlanState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A needle version and its plan, as {@code GET /api/v1/needles} shows them; imported versions have no plan. */
public record NeedlesView(
        String name,
        PlanState state,
        String reason,
        PlanSpec plan,
        Instant createdAt,
        Instant endedAt,
        Integer version,
        String sha256,
        Long items,
        PlanProgress progress,
        Integer bins,
        List<Row> rows,
        List<CellCount> cells,
        List<Unfilled> unfilled,
        Editing editing) {
    /** Without the grid. */
    static NeedlesView brief(NeedlePlan plan, PlanProgress progress) {
        return of(plan, progress, Optional.empty());
    }

    static NeedlesView of(NeedlePlan plan, PlanProgress progress) {
        return of(plan, progress, plan.report());
    }

    static NeedlesView of(StoredDataset dataset, NeedleReport grid) {
        return new NeedlesView(
                dataset.summary().name(),
                PlanState.SEALED,
                null,
                null,
                dataset.sealedAt(),
                dataset.sealedAt(),
                dataset.summary().version(),
                dataset.summary().sha256(),
                dataset.summary().items(),
                null,
                grid.bins(),
                grid.rows(),
                grid.cells(),
                grid.unfilled(),
                grid.editing());
    }

    private static NeedlesView of(NeedlePlan plan, PlanProgress progress, Optional<NeedleReport> report) {
        return new NeedlesView(
                plan.spec().name(),
                plan.state(),
                plan.reason().orElse(null),
                plan.spec(),
                plan.createdAt(),
                plan.endedAt().orElse(null),
                plan.sealed().map(NeedlePlan.Sealed::version).orElse(null),
                plan.sealed().map(NeedlePlan.Sealed::sha256).orElse(null),
                plan.sealed().map(NeedlePlan.Sealed::items).orElse(null),
                progress,
                plan.spec().positions(),
                report.map(NeedleReport::rows).orElse(null),
                report.map(NeedleReport::cells).orElse(null),
                report.map(NeedleReport::unfilled).orElse(null),
                report.map(NeedleReport::editing).orElse(null));
    }
}
