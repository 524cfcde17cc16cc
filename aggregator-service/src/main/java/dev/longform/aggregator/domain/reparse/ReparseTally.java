package dev.longform.aggregator.domain.reparse;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.ReparseAnswer.Reparsed;
import dev.longform.contracts.ReparseAnswer.Reread;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what reading texts again changed. */
final class ReparseTally {
    private final Map<Reread, Long> reread = new EnumMap<>(Reread.class);
    private final Map<String, Map<String, Long>> changes = new TreeMap<>();
    private long verdicts;
    private long changed;
    private String template = "";

    void template(String name) {
        template = name;
    }

    void add(Verdict before, Reparsed after) {
        verdicts++;
        reread.merge(after.reread(), 1L, Long::sum);
        if (differ(before, after.verdict())) {
            changed++;
            changes.computeIfAbsent(label(before), from -> new TreeMap<>())
                    .merge(label(after.verdict()), 1L, Long::sum);
        }
    }

    ReparseReport report(String run, int from, Integer revision) {
        List<ReparseReport.Change> list = changes.entrySet().stream()
                .flatMap(source -> source.getValue().entrySet().stream()
                        .map(to -> new ReparseReport.Change(source.getKey(), to.getKey(), to.getValue())))
                .toList();
        return new ReparseReport(
                run,
                from,
                revision,
                template,
                verdicts,
                count(Reread.READ),
                count(Reread.NOTHING_TO_READ),
                count(Reread.CUT),
                count(Reread.INCOMPLETE),
                changed,
                list);
    }

    private long count(Reread kind) {
        return reread.getOrDefault(kind, 0L);
    }

    private static boolean differ(Verdict before, Verdict after) {
        return before.outcome() != after.outcome()
                || before.reason() != after.reason()
                || before.credit() != after.credit()
                || before.top1() != after.top1()
                || !Objects.equals(before.scores(), after.scores())
                || !all(before, Reply::picked).equals(all(after, Reply::picked));
    }

    private static List<String> all(Verdict verdict, Function<Reply, Object> part) {
        return verdict.replies().stream()
                .map(reply -> String.valueOf(part.apply(reply)))
                .toList();
    }

    private static String label(Verdict verdict) {
        return verdict.outcome() == Outcome.UNSCORED
                ? "UNSCORED(" + verdict.reason() + ")"
                : verdict.outcome().name();
    }
}
