package dev.longform.dataset.domain.needles;

import dev.longform.contracts.EditingReport;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.dataset.domain.needles.NeedleReport.CellCount;
import dev.longform.dataset.domain.needles.NeedleReport.Refusal;
import dev.longform.dataset.domain.needles.NeedleReport.Row;
import dev.longform.dataset.domain.needles.NeedleReport.Unfilled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what a plan got: pairs and sources of every cell, and why cells are not full. */
final class ReportBuilder {
    private static final int REFUSALS_SHOWN = 20;
    private static final String FEW_SOURCES = "too few sources are this long";

    private final PlanSpec spec;
    private final List<Haystack> asked;
    private final long answersAskedFor;

    /**
     * @param answersAskedFor answers of its editor that the plan was the first to ask for
     */
    ReportBuilder(PlanSpec spec, List<Haystack> asked, long answersAskedFor) {
        this.answersAskedFor = answersAskedFor;
        this.spec = spec;
        this.asked = asked;
    }

    /**
     * @param tokens of each source
     * @param selected what each cell took
     */
    NeedleReport report(Collection<Integer> tokens, SortedMap<Cell, List<MadePair>> selected) {
        List<CellCount> cells = new ArrayList<>();
        List<Unfilled> unfilled = new ArrayList<>();
        Map<Cell, Map<String, Long>> reasons = reasons();
        selected.forEach((cell, pairs) -> {
            long sources = pairs.stream().map(MadePair::sourceId).distinct().count();
            cells.add(new CellCount(cell.aspect(), cell.length(), cell.bin(), pairs.size(), sources));
            if (pairs.size() < spec.perCell()) {
                unfilled.add(new Unfilled(
                        cell.aspect(),
                        cell.length(),
                        cell.bin(),
                        spec.perCell(),
                        pairs.size(),
                        reasons.getOrDefault(cell, Map.of(FEW_SOURCES, sources))));
            }
        });
        return new NeedleReport(
                spec.positions(),
                spec.lengths().stream().map(length -> row(length, tokens)).toList(),
                cells,
                unfilled,
                spec.editor() == null ? null : editing());
    }

    private NeedleReport.Editing editing() {
        List<EditingReport> reports =
                asked.stream().flatMap(haystack -> haystack.editing().stream()).toList();
        Map<String, Long> rejected = new TreeMap<>();
        reports.forEach(report ->
                report.rejected().forEach((reason, count) -> rejected.merge(reason, (long) count, Long::sum)));
        Map<String, Long> failures = new TreeMap<>();
        asked.forEach(haystack -> haystack.failures().forEach(reason -> failures.merge(reason, 1L, Long::sum)));
        return new NeedleReport.Editing(
                spec.editor(),
                reports.stream().mapToLong(EditingReport::answers).sum(),
                answersAskedFor,
                reports.stream().mapToLong(EditingReport::accepted).sum(),
                rejected,
                failures);
    }

    private Row row(int length, Collection<Integer> tokens) {
        List<Haystack> row =
                asked.stream().filter(haystack -> haystack.length() == length).toList();
        Map<String, Refusal> refused = new TreeMap<>();
        row.forEach(haystack -> haystack.refused()
                .ifPresent(reason -> refused.put(haystack.sourceId(), new Refusal(haystack.sourceId(), reason))));
        return new Row(
                length,
                tokens.stream()
                        .filter(count -> count >= HaystackPlanner.shortest(length, spec.lengths()))
                        .count(),
                row.stream().map(Haystack::sourceId).distinct().count(),
                refused.size(),
                refused.values().stream().limit(REFUSALS_SHOWN).toList());
    }

    private Map<Cell, Map<String, Long>> reasons() {
        Map<Cell, Map<String, Long>> reasons = new HashMap<>();
        for (Haystack haystack : asked) {
            for (NeedleShortfall shortfall : haystack.shortfalls()) {
                reasons.computeIfAbsent(
                                new Cell(shortfall.aspect(), haystack.length(), shortfall.bin()),
                                cell -> new TreeMap<>())
                        .merge(shortfall.reason(), 1L, Long::sum);
            }
        }
        return reasons;
    }
}
