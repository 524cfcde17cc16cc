package dev.longform.cli.bench;

import dev.longform.cli.stack.Part;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Sees whether each process of a service does a share of the work, from its beginning on. */
final class SideBySide {
    /** Those that have work all the time. Of the few haystacks a needle generator may have none. */
    private static final List<Part> BUSY = List.of(Part.DATASET, Part.AGGREGATOR, Part.SCORING, Part.JUDGE);

    private static final int PATIENCE_SECONDS = 90;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Laboratory laboratory;
    private final WorkMeter meter = new WorkMeter();
    private final long begun = System.nanoTime();
    private final Map<String, Double> before;

    /** Begins now. */
    SideBySide(Laboratory laboratory) {
        this.laboratory = laboratory;
        this.before = read();
    }

    /**
     * Returns when every process of the busy services has worked, and notes which one has not, and what each has done.
     *
     * @param versions of the processes, by their titles
     */
    void await(Drill drill, Map<String, String> versions) {
        Map<String, Double> work = work();
        while (!allShare(work) && seconds() < PATIENCE_SECONDS) {
            Waiting.pause(POLL);
            work = work();
        }
        StringJoiner shares = new StringJoiner(", ");
        work.forEach((title, done) ->
                shares.add(String.format(Locale.ROOT, "%s %s: %.0f", title, versions.get(title), done)));
        drill.hold(allShare(work), "every process works while both versions are there", shares);
        drill.add(new Figure("side by side", seconds(), "s", shares.toString()));
    }

    private boolean allShare(Map<String, Double> work) {
        return BUSY.stream()
                .flatMap(part -> laboratory.session().titles(part).stream())
                .allMatch(title -> work.get(title) > 0);
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private Map<String, Double> work() {
        Map<String, Double> work = new LinkedHashMap<>();
        read().forEach((title, now) -> work.put(title, now - before.get(title)));
        return work;
    }

    private Map<String, Double> read() {
        Map<String, Double> meters = new LinkedHashMap<>();
        for (Part service : UpgradeDrill.ALL) {
            for (String title : laboratory.session().titles(service)) {
                String management = laboratory.session().managementUrls().get(title);
                meters.put(title, meter.read(service, management));
            }
        }
        return meters;
    }
}
