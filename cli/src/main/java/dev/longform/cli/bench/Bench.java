package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.view.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The measurements, each on a system of its own in a temporary directory. */
public final class Bench {
    private static final int UPGRADED_REPLICAS = 2;

    private final Installation installation;
    private final List<Path> datasets;
    private final Consumer<String> log;

    /**
     * @param datasets whose items are used
     * @param log told what happens, a line at a time
     */
    public Bench(Installation installation, List<Path> datasets, Consumer<String> log) {
        this.installation = installation;
        this.datasets = datasets;
        this.log = log;
    }

    /** Measured figures, to print. */
    public static final class Figures {
        private final List<Figure> figures;

        Figures(List<Figure> figures) {
            this.figures = figures;
        }

        /** As an array of {@code {name, value, unit, how}}. */
        public JsonNode json() {
            return Json.MAPPER.valueToTree(figures);
        }

        public String table() {
            Table table = new Table("FIGURE", ">VALUE", "UNIT", "HOW");
            figures.forEach(figure -> table.row(
                    figure.name(), String.format(Locale.ROOT, "%.3f", figure.value()), figure.unit(), figure.how()));
            return table.toString();
        }
    }

    /**
     * Busy servers, overhead, freshness, needles, memory.
     *
     * @param wanted what to measure
     * @param seconds how long each server is kept busy
     * @param items of the overhead measurement
     * @param pairs of the needles' measurement
     */
    public Figures figures(Set<Subject> wanted, int seconds, int items, int pairs) {
        try (Laboratory laboratory = Laboratory.open(installation, log)) {
            List<Figure> figures = new ArrayList<>();
            BusyBench busy = new BusyBench(laboratory, datasets, seconds);
            if (!Collections.disjoint(wanted, Subject.TIMED)) {
                busy.warmUp();
            }
            if (wanted.contains(Subject.BUSY)) {
                add(figures, busy.measure(16, 100, 24));
                add(figures, busy.measure(64, 500, 80));
            }
            if (wanted.contains(Subject.FRESHNESS)) {
                add(figures, new FreshnessBench(laboratory, datasets, seconds).measure());
            }
            if (wanted.contains(Subject.OVERHEAD)) {
                add(figures, new OverheadBench(laboratory, datasets, items).measure());
            }
            if (wanted.contains(Subject.NEEDLES)) {
                add(figures, new NeedlesBench(laboratory, datasets, pairs).measure());
            }
            if (wanted.contains(Subject.FOOTPRINT)) {
                add(figures, new FootprintBench(laboratory).measure());
            }
            return new Figures(figures);
        }
    }

    /** What can be measured. */
    public enum Subject {
        BUSY,
        FRESHNESS,
        OVERHEAD,
        NEEDLES,
        FOOTPRINT;

        /** Those that tell how fast a system is that has worked for a while. */
        private static final Set<Subject> TIMED = Set.of(BUSY, FRESHNESS, OVERHEAD);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private void add(List<Figure> figures, List<Figure> measured) {
        measured.forEach(figure ->
                log.accept(String.format(Locale.ROOT, "%s: %.3f %s", figure.name(), figure.value(), figure.unit())));
        figures.addAll(measured);
    }

    /**
     * Counts how many of the reported intervals cover a known accuracy.
     *
     * @param seeds how many simulated classifiers
     * @param accuracy the probability with which each of them is right about an item
     */
    public CoverageReport coverage(int seeds, double accuracy) {
        try (Laboratory laboratory = Laboratory.open(installation, log)) {
            return new CoverageBench(laboratory, datasets, seeds, accuracy).measure();
        }
    }

    /**
     * Holds heatmaps against a known accuracy by place.
     *
     * @param seeds how many simulated classifiers of each sort
     */
    public Drill knownTruth(int seeds) {
        try (Laboratory laboratory = Laboratory.open(installation, log, KnownTruthBench.PACE)) {
            return new KnownTruthBench(laboratory, seeds).run();
        }
    }

    /** Evaluates the same hidden scores in every wire format. */
    public DialectsReport dialects() {
        try (Laboratory laboratory = Laboratory.open(installation, log)) {
            return new DialectsBench(laboratory, datasets).measure();
        }
    }

    /**
     * Kills parts of a working system; what differs from an undisturbed run does not hold.
     */
    public Drill faults(int kills, int killsPerRun, long seed, int latencyMs, int slots) {
        try (Laboratory laboratory = Laboratory.open(installation, log)) {
            FaultDrill.Setting setting = new FaultDrill.Setting(kills, killsPerRun, seed, latencyMs, slots);
            return new FaultDrill(laboratory, datasets, setting).run();
        }
    }

    /**
     * Takes endpoints down while another one works.
     *
     * @param seconds how long
     */
    public Drill outage(int seconds) {
        try (Laboratory laboratory = Laboratory.open(installation, log)) {
            return new OutageDrill(laboratory, datasets, seconds).run();
        }
    }

    /**
     * Starts a new deployment's run beside a backfill.
     *
     * @param items of the backfill
     */
    public Drill priority(int items) {
        try (Laboratory laboratory = Laboratory.open(installation, log)) {
            return new PriorityBench(laboratory, datasets, items).run();
        }
    }

    /**
     * Replaces a system's services by this version's while runs go on.
     *
     * @param from a built checkout, whose services are replaced
     * @param seconds how long the runs would take: longer than the upgrade, after which they are hurried
     */
    public Drill upgrade(Path from, int seconds) {
        Installation old = installation.withServicesOf(from);
        try (Laboratory laboratory = Laboratory.open(old, UPGRADED_REPLICAS, log, Laboratory.PACE)) {
            Path copies = laboratory.session().directory().resolve("upgrade.jsonl");
            UpgradeLoad load = UpgradeLoad.of(datasets, seconds, copies);
            return new UpgradeDrill(laboratory, load, old, installation, UpgradeDrill.ALL).run();
        }
    }
}
