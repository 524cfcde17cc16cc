package dev.longform.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.NeedlesView;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits for a needle plan to end, and says how far it is when that has changed. */
public final class PlanFollower {
    private static final Duration ASK = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(5);

    private final DatasetService service;
    private final Consumer<String> progress;

    /**
     * @param progress told how far the plan is, a line at a time
     */
    public PlanFollower(DatasetService service, Consumer<String> progress) {
        this.service = service;
        this.progress = progress;
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
            String far = NeedlesView.progress(plan);
            if (!far.equals(told) && System.nanoTime() - toldAt > TELL.toNanos()) {
                progress.accept(far);
                told = far;
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
