package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.follow.PlanFollower;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.stack.Part;
import dev.longform.cli.stack.Replacement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Replaces one process after another by another version's, while runs go on. First one of each service, so that both
 * versions of all services work together for a while, then the others.
 */
final class UpgradeDrill {
    /** All services, in the order in which they are replaced: those first whose new version changes a database. */
    static final List<Part> ALL = List.of(Part.DATASET, Part.AGGREGATOR, Part.SCORING, Part.JUDGE, Part.NEEDLES);

    private static final List<Part> MIGRATING = List.of(Part.DATASET, Part.AGGREGATOR);
    private static final String NEEDLES = "upgrade-needles";

    private final Laboratory laboratory;
    private final UpgradeRuns runs;
    private final UpgradeReplicas replicas;
    private final Version old;
    private final Version next;
    private final List<Part> order;
    private final Map<String, String> versions = new HashMap<>();
    private final Drill drill = new Drill();

    /** What is replaced, and by what. */
    private record Version(Installation services, String commit) {
        static Version of(Installation services) {
            return new Version(services, services.commit());
        }
    }

    /**
     * @param laboratory a system with two processes of every service
     * @param load what its runs work on
     * @param old whose services it has
     * @param next whose services come
     * @param order the services whose processes are replaced, in this order
     */
    UpgradeDrill(Laboratory laboratory, UpgradeLoad load, Installation old, Installation next, List<Part> order) {
        this.laboratory = laboratory;
        this.runs = new UpgradeRuns(laboratory, load);
        this.replicas = new UpgradeReplicas(laboratory.session());
        this.old = Version.of(old);
        this.next = Version.of(next);
        this.order = List.copyOf(order);
        laboratory.session().restUrls().keySet().forEach(title -> versions.put(title, this.old.commit()));
    }

    Drill run() {
        String kafka = laboratory.session().kafkaAddress();
        Map<String, Long> deadBefore = DeadLetterCount.at(kafka);
        runs.startLasting();
        try (ReadWatch watch = ReadWatch.of(replicas.reads(runs))) {
            mustGoOn("when the first process is replaced");
            replace(0, watch);
            workTogether();
            restartOld(watch);
            replace(1, watch);
            mustGoOn("when the last process is replaced; see --seconds");
            runs.hurry();
            runs.check(drill);
            watch.failures().forEach(drill::differ);
            drill.add(new Figure(
                    "reads",
                    watch.answered(),
                    "count",
                    watch.failures().size() + " failed, of processes that were not replaced"));
        }
        Map<String, Long> dead = DeadLetterCount.at(kafka);
        drill.hold(dead.equals(deadBefore), "no dead letters", dead);
        return drill;
    }

    private void mustGoOn(String moment) {
        List<JsonNode> idle = runs.idle();
        drill.hold(idle.isEmpty(), "without runs that are going it proves nothing: they are " + moment, idle);
    }

    private void replace(int number, ReadWatch watch) {
        for (Part service : order) {
            replace(laboratory.session().titles(service).get(number), next, watch);
        }
    }

    /** The old ones that are left can start again: on databases that the new ones have migrated. */
    private void restartOld(ReadWatch watch) {
        order.stream()
                .filter(MIGRATING::contains)
                .forEach(service -> replace(laboratory.session().titles(service).get(1), old, watch));
    }

    private void replace(String title, Version by, ReadWatch watch) {
        String from = versions.get(title);
        String to = by.commit();
        long answered = runs.answered();
        long read = watch.answered();
        watch.leave(title);
        Replacement replacement = laboratory.session().replace(title, by.services());
        watch.back();
        versions.put(title, to);
        drill.hold(!replacement.killed(), title + " ends when it is asked to", "it had to be killed");
        double ended = seconds(replacement.end());
        double started = seconds(replacement.start());
        drill.add(new Figure(
                title,
                ended + started,
                "s",
                String.format(
                        Locale.ROOT,
                        "%s to %s: ended in %.1f s, ready %.1f s later; %d items answered and %d reads meanwhile",
                        from,
                        to,
                        ended,
                        started,
                        runs.answered() - answered,
                        watch.answered() - read)));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** Both versions are there: each starts runs, the old one has needles planted, and all have work. */
    private void workTogether() {
        SideBySide sideBySide = new SideBySide(laboratory);
        List<String> titles = laboratory.session().titles(Part.DATASET);
        titles.forEach(title -> runs.startQuick(replicas.services(title).dataset(), title));
        if (order.contains(Part.NEEDLES)) {
            plantNeedles(replicas.services(titles.get(1)).dataset());
        }
        sideBySide.await(drill, versions);
    }

    private void plantNeedles(DatasetService service) {
        laboratory.plantNeedles(service, NEEDLES);
        JsonNode plan = new PlanFollower(service, laboratory::say).follow(NEEDLES);
        drill.hold(plan.path("state").asText().equals("SEALED"), "the needles are planted", plan);
        drill.add(new Figure("needles", plan.path("items").asInt(), "pairs", "planted while both versions were there"));
    }
}
