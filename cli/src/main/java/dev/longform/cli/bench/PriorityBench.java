package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.failure.Failure;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A new deployment's run beside a long backfill on the same endpoint: from the moment its start is confirmed, no item of the
 * backfill may go out before the new run has none left to send. When an item went out is what the coordinator's rows say.
 */
final class PriorityBench {
    private static final String BACKFILL = "backfill";
    private static final String NEW = "new-deployment";
    private static final String MODEL = "simulated:shared";
    private static final int SLOTS = 8;
    private static final int LATENCY_MS = 250;
    private static final int ANSWERED_BEFORE = 100;
    private static final String QUERY = """
            select min(n.since) as first, max(n.since) as last,
              (select count(*) from run_item b where b.run = ? and b.since > ?
                and b.since < (select max(since) from run_item where run = ?)) as overtaken
            from run_item n where n.run = ?
            """;

    private final Laboratory laboratory;
    private final List<Path> sources;
    private final int items;

    /**
     * @param sources whose items are evaluated: by the new run as they are
     * @param items how many the backfill has
     */
    PriorityBench(Laboratory laboratory, List<Path> sources, int items) {
        this.laboratory = laboratory;
        this.sources = sources;
        this.items = items;
    }

    private record Sent(Instant first, Instant last, long overtaken) {}

    Drill run() {
        Drill drill = new Drill();
        Path file = laboratory.session().directory().resolve(BACKFILL + ".jsonl");
        laboratory.importDataset(BACKFILL, List.of(BenchItems.expand(sources, items, file)));
        laboratory.importDataset(NEW, sources);
        laboratory.simulate(
                SimulatedSpec.builder(MODEL, Dialect.OPENAI_CHAT)
                        .slots(SLOTS, LATENCY_MS)
                        .build(),
                List.of(file, sources.get(0)));
        String backfill = start(BACKFILL, "backfill");
        Waiting.until("the backfill works", 300, () -> answered(backfill) >= ANSWERED_BEFORE);
        String fresh = start(NEW, "new-deployment");
        Instant confirmed = Instant.now();
        laboratory.follow(List.of(fresh));
        JsonNode run = laboratory.services().dataset().run(backfill);
        Sent sent = sent(backfill, fresh, confirmed);
        laboratory.services().dataset().change(backfill, "cancel");
        drill.hold(run.path("state").asText().equals("RUNNING"), "the backfill is going all the time", run);
        drill.hold(sent.overtaken() == 0, "no item of the backfill goes out before one of the new run", sent);
        double wait = Math.max(0, Duration.between(confirmed, sent.first()).toNanos() / 1e6);
        String credit = "a credit is freed every " + LATENCY_MS / SLOTS + " ms";
        drill.add(new Figure("backfill", items, "items", run.path("answered").asLong() + " answered meanwhile"));
        drill.add(new Figure(
                "first item", wait, "ms", "from the confirmed start to its first item going out; " + credit));
        drill.add(
                new Figure("overtaken", sent.overtaken(), "items", "of the backfill, sent before the new run's last"));
        return drill;
    }

    private String start(String dataset, String priority) {
        ObjectNode start =
                Json.MAPPER.createObjectNode().put("dataset", dataset).put("priority", priority);
        start.putArray("models").add(MODEL);
        return laboratory
                .services()
                .dataset()
                .startRuns(start)
                .path(0)
                .path("run")
                .asText();
    }

    private long answered(String run) {
        return laboratory.services().dataset().run(run).path("answered").asLong();
    }

    private Sent sent(String backfill, String fresh, Instant confirmed) {
        String url = "jdbc:postgresql://" + laboratory.session().postgresAddress() + "/dataset";
        try (Connection database = DriverManager.getConnection(url, "postgres", "postgres");
                PreparedStatement query = database.prepareStatement(QUERY)) {
            query.setObject(1, UUID.fromString(backfill));
            query.setTimestamp(2, Timestamp.from(confirmed));
            query.setObject(3, UUID.fromString(fresh));
            query.setObject(4, UUID.fromString(fresh));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Sent(
                        row.getTimestamp("first").toInstant(),
                        row.getTimestamp("last").toInstant(),
                        row.getLong("overtaken"));
            }
        } catch (SQLException e) {
            throw new Failure("the coordinator's rows cannot be read: " + e.getMessage(), e);
        }
    }
}
