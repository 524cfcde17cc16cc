package dev.longform.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.NeedlesView;
import java.io.PrintWriter;
import java.time.Duration;

/** Waits for a needle plan to end, and says how far it is when that has changed. */
public final class PlanFollower {
    private static final Duration ASK = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(5);

    private final DatasetService service;
    private final PrintWriter out;

    public PlanFollower(DatasetService service, PrintWriter out) {
        this.service = service;
        this.out = out;
    }

    /**
     * Waits.
     *
     * @return the ended plan
     * @throws Failure when interrupted; the plan goes on
     */
    public JsonNode follow(String name) {
        String told = "";
        long toldAt = System.nanoTime();
        while (true) {
            JsonNode plan = service.needles(name);
            if (!plan.path("state").asText().equals("RUNNING")) {
                return plan;
            }
            String progress = NeedlesView.progress(plan);
            if (!progress.equals(told) && System.nanoTime() - toldAt > TELL.toNanos()) {
                out.println(progress);
                out.flush();
                told = progress;
                toldAt = System.nanoTime();
            }
            pause(name);
        }
    }

    private static void pause(String name) {
        try {
            Thread.sleep(ASK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted; the plan goes on: longform needles show " + name, e);
        }
    }
}
