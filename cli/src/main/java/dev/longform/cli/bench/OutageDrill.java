package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.demo.TallyCheck;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.Outage;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Outages of endpoints, while another endpoint works. One server is down from the start; one refuses connections and one
 * answers 503 from the middle of their runs. Meanwhile they must be stalled and nothing may be counted against them; when
 * they are back their runs must end by themselves, with every item answered and every number as the server counted it. The
 * neighbour's rate during the outage is held against its rate before.
 */
final class OutageDrill {
    private static final String DATASET = "outage";
    private static final int SLOTS = 8;
    private static final int LATENCY_MS = 400;
    private static final double LEAST_RATE = 0.9;
    private static final int STALLS_WITHIN_SECONDS = 120;

    /** What was under way when an outage began is answered and booked by then. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    private final Laboratory laboratory;
    private final List<Path> files;
    private final int seconds;
    private final Drill drill = new Drill();

    /**
     * @param files whose items are evaluated
     * @param seconds how long the outage lasts
     */
    OutageDrill(Laboratory laboratory, List<Path> files, int seconds) {
        this.laboratory = laboratory;
        this.files = files;
        this.seconds = seconds;
    }

    /** A run whose endpoint goes down. */
    private record Victim(SimulatedServer server, String run, Outage outage) {}

    Drill run() {
        laboratory.importDataset(DATASET, files);
        SimulatedDataset items = Laboratory.read(files);
        SimulatedServer neighbour = simulate("neighbour", Dialect.OPENAI_CHAT, items);
        double before = work(neighbour, 1, 0);
        List<Victim> victims = new ArrayList<>();
        SimulatedServer down = simulate("down-from-the-start", Dialect.VLLM_CLASSIFY, items);
        down.goDown(Outage.REFUSE);
        victims.add(new Victim(down, start(down, 1), Outage.REFUSE));
        victims.add(inTheMiddle(simulate("refusing", Dialect.VLLM_CLASSIFY, items), Outage.REFUSE));
        victims.add(inTheMiddle(simulate("answering-503", Dialect.OPENAI_CHAT, items), Outage.HTTP_503));
        victims.forEach(this::awaitStall);
        Waiting.pause(UNDER_WAY);
        JsonNode metrics = laboratory.metrics(victims.get(0).run());
        drill.hold(metrics.path("coverage").asDouble(-1) == 0, "coverage 0 where nothing was answered", metrics);
        drill.hold(metrics.path("accuracy").isNull(), "no accuracy where nothing was answered", metrics);
        List<Long> answered = victims.stream().map(this::answered).toList();
        laboratory.say(String.format(Locale.ROOT, "three endpoints are down for %d s", seconds));
        double during = work(neighbour, 2, seconds);
        for (int i = 0; i < victims.size(); i++) {
            Victim victim = victims.get(i);
            drill.hold(state(victim.run()).equals("STALLED"), name(victim) + " is stalled to the end", victim.run());
            drill.hold(answered(victim) == answered.get(i), name(victim) + " answers nothing", answered(victim));
        }
        victims.forEach(victim -> victim.server().comeBack());
        laboratory.say("the endpoints are back");
        laboratory.follow(victims.stream().map(Victim::run).toList());
        victims.forEach(this::assertWhole);
        drill.hold(
                during >= LEAST_RATE * before, "the neighbour keeps " + LEAST_RATE + " of its rate", during / before);
        drill.add(new Figure("outage", seconds, "s", "three endpoints down, one from the start of its run"));
        drill.add(new Figure(
                "neighbour", during / before, "ratio", "items per second of another endpoint, during over before"));
        return drill;
    }

    private SimulatedServer simulate(String title, Dialect dialect, SimulatedDataset items) {
        SpecBuilder spec = SimulatedSpec.builder("simulated:" + title, dialect)
                .slots(SLOTS, LATENCY_MS)
                .accuracy(0.8);
        return laboratory.simulate(spec.build(), items);
    }

    private String start(SimulatedServer server, long seed) {
        return laboratory
                .start(DATASET, seed, List.of(server.spec().name()))
                .get(server.spec().name());
    }

    /** One run after the other until the time is over, at least one; returns items per second of their time. */
    private double work(SimulatedServer server, long firstSeed, int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long items = 0;
        Duration worked = Duration.ZERO;
        long seed = firstSeed;
        do {
            String run = start(server, seed++);
            laboratory.follow(List.of(run));
            JsonNode ended = laboratory.services().dataset().run(run);
            items += ended.path("answered").asLong();
            worked = worked.plus(Duration.between(
                    Instant.parse(ended.path("createdAt").asText()),
                    Instant.parse(ended.path("endedAt").asText())));
        } while (System.nanoTime() < end);
        return items / (worked.toNanos() / 1e9);
    }

    private Victim inTheMiddle(SimulatedServer server, Outage outage) {
        String run = start(server, 1);
        long middle = laboratory.services().dataset().run(run).path("total").asLong() / 3;
        Waiting.until(
                "a third of the run is answered",
                600,
                () -> laboratory.services().dataset().run(run).path("answered").asLong() >= middle);
        server.goDown(outage);
        return new Victim(server, run, outage);
    }

    /** Until both services say so: from then on what is counted does not change. */
    private void awaitStall(Victim victim) {
        Waiting.until(
                name(victim) + " is stalled",
                STALLS_WITHIN_SECONDS,
                () -> state(victim.run()).equals("STALLED")
                        && "STALLED"
                                .equals(laboratory
                                        .metrics(victim.run())
                                        .path("state")
                                        .asText()));
    }

    private void assertWhole(Victim victim) {
        JsonNode metrics = laboratory.metrics(victim.run());
        long total = metrics.path("total").asLong();
        drill.hold(metrics.path("answered").asLong() == total, name(victim) + " loses no item", metrics);
        drill.hold(Json.sum(metrics.path("unscored")) == 0, name(victim) + " leaves nothing unscored", metrics);
        JsonNode recount = laboratory.services().aggregator().recount(victim.run());
        drill.hold(recount.path("equal").asBoolean(), name(victim) + " is recounted equal", recount);
        TallyCheck.of(metrics, victim.server().tally()).differences().stream()
                .map(difference -> name(victim) + ": " + difference)
                .forEach(drill::differ);
    }

    private long answered(Victim victim) {
        return laboratory
                .services()
                .dataset()
                .run(victim.run())
                .path("answered")
                .asLong();
    }

    private String state(String run) {
        return laboratory.services().dataset().run(run).path("state").asText();
    }

    private static String name(Victim victim) {
        return victim.server().spec().name();
    }
}
