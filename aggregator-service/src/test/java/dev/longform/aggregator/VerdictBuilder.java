package dev.longform.aggregator;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.benchmark.ScoreRule;
import dev.longform.benchmark.Scored;
import dev.longform.benchmark.SelectionRule;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Verdicts for tests: one chosen against three rejected candidates of 10, 20, 30 and 40 words unless said otherwise. */
public final class VerdictBuilder {
    private static final int REVISION = 1;

    private final String run;
    private final String item;
    private int attempt = 1;
    private int publication = 1;
    private String delivery;
    private String subset = "QA";
    private List<Boolean> chosen = List.of(true, false, false, false);
    private List<Integer> words = List.of(10, 20, 30, 40);
    private String cluster;
    private NeedlePlace needle;
    private Scored scored = new Scored(Outcome.CORRECT, CREDIT_UNITS, CREDIT_UNITS);
    private Reason reason;
    private List<Double> scores;
    private final List<Reply> replies = new ArrayList<>();
    private Truncation truncation = Truncation.NONE;
    private Usage usage = new Usage(1, 0, 100, 10, 0, 0, List.of(16L));

    private VerdictBuilder(String run, String item) {
        this.run = run;
        this.item = item;
        this.delivery = "d-" + item;
        this.cluster = "c-" + item;
    }

    public static VerdictBuilder verdict(String run, String item) {
        return new VerdictBuilder(run, item);
    }

    public VerdictBuilder attempt(int value) {
        attempt = value;
        return delivery("d-" + item + "-" + value);
    }

    public VerdictBuilder delivery(String value) {
        delivery = value;
        return this;
    }

    public VerdictBuilder settledByCoordinator() {
        publication = 0;
        return usage(Usage.NONE);
    }

    public VerdictBuilder subset(String value) {
        subset = value;
        return this;
    }

    public VerdictBuilder cluster(String value) {
        cluster = value;
        return this;
    }

    /** The item is a pair with a needle; its document is the cluster. */
    public VerdictBuilder needle(NeedlePlace value) {
        needle = value;
        subset = "Needle";
        return chosen(true, false).cluster(value.source());
    }

    public VerdictBuilder chosen(Boolean... values) {
        chosen = List.of(values);
        words = IntStream.rangeClosed(1, values.length).map(i -> 10 * i).boxed().toList();
        return this;
    }

    public VerdictBuilder words(Integer... values) {
        words = List.of(values);
        return this;
    }

    public VerdictBuilder unscored(Reason value) {
        reason = value;
        scored = new Scored(Outcome.UNSCORED, 0, 0);
        scores = null;
        return this;
    }

    public VerdictBuilder scores(Double... values) {
        scores = List.of(values);
        scored = ScoreRule.apply(scores, chosen);
        return this;
    }

    /** Scores that do not fit the candidates. */
    public VerdictBuilder unfittingScores(Double... values) {
        scores = List.of(values);
        return this;
    }

    /** A judge was shown this order and picked this candidate. */
    public VerdictBuilder pick(List<Integer> order, int picked) {
        replies.add(new Reply(order, picked, null, "[[" + (char) ('A' + order.indexOf(picked)) + "]]", false, false));
        scored = SelectionRule.apply(
                replies.stream()
                        .filter(r -> r.picked() != null)
                        .map(Reply::picked)
                        .toList(),
                chosen);
        return this;
    }

    /** A judge was shown this order and wrote what nobody can read. */
    public VerdictBuilder unreadable(List<Integer> order) {
        replies.add(new Reply(order, null, null, "hm\u0000", false, false));
        return this;
    }

    public VerdictBuilder truncation(Truncation value) {
        truncation = value;
        return this;
    }

    public VerdictBuilder usage(Usage value) {
        usage = value;
        return this;
    }

    public Verdict build() {
        return new Verdict(
                run,
                REVISION,
                item,
                attempt,
                publication,
                delivery,
                new ItemFacts(subset, chosen, words, cluster, needle),
                scored.outcome(),
                reason,
                reason == null ? null : "detail",
                scored.credit(),
                scored.top1(),
                scores,
                replies,
                truncation,
                null,
                usage,
                EndpointSignal.ALIVE,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                "test");
    }
}
