package dev.longform.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.client.Unreachable;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.FollowView;
import dev.longform.cli.view.RateWindow;
import dev.longform.cli.view.RunProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Polls runs until they have ended and the aggregator has counted all of their verdicts. */
public final class RunFollower {
    private final Services services;
    private final FollowView view;
    private final Pace pace;
    private final Map<String, RateWindow> rates = new HashMap<>();

    /**
     * How patient a follower is.
     *
     * @param poll between two looks
     * @param outage how long services may be silent
     * @param catchUp how long the aggregator may take after the last run ended
     */
    public record Pace(Duration poll, Duration outage, Duration catchUp) {
        public static final Pace USUAL = new Pace(Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofMinutes(2));
    }

    /** A run as both services see it. */
    private record Look(JsonNode run, JsonNode metrics) {
        boolean ended() {
            String state = run.path("state").asText();
            return state.equals("COMPLETED") || state.equals("CANCELLED");
        }

        boolean counted() {
            return metrics.path("state").asText().equals(run.path("state").asText())
                    && metrics.path("answered").asLong() == run.path("answered").asLong()
                    && Json.sum(metrics.path("unscored"))
                            == run.path("unscored").asLong();
        }
    }

    public RunFollower(Services services, FollowView view, Pace pace) {
        this.services = services;
        this.view = view;
        this.pace = pace;
    }

    /**
     * Returns when every run has ended and is counted.
     *
     * @throws Failure when a service stays silent, or the aggregator does not catch up
     */
    public void follow(List<String> runs) {
        long silentSince = System.nanoTime();
        long endedAt = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                List<Look> looks = look(runs);
                silentSince = System.nanoTime();
                told = false;
                show(looks);
                if (looks.stream().allMatch(l -> l.ended() && l.counted())) {
                    return;
                }
                endedAt = looks.stream().allMatch(Look::ended) ? endedAt : System.nanoTime();
                if (passed(endedAt, pace.catchUp())) {
                    throw new Failure("the runs have ended, but the aggregator has not counted all of their verdicts"
                            + "\nsee 'longform dead-letters list', and 'longform runs recount ID'");
                }
            } catch (Unreachable e) {
                if (passed(silentSince, pace.outage())) {
                    throw e;
                }
                if (!told) {
                    told = true;
                    view.note("a service does not answer, trying again: "
                            + e.getMessage().lines().findFirst().orElse(""));
                }
            }
            sleep();
        }
    }

    private List<Look> look(List<String> runs) {
        List<Look> looks = new ArrayList<>();
        for (String run : runs) {
            JsonNode coordinator = services.dataset().run(run);
            looks.add(new Look(coordinator, services.aggregator().metrics(run).orElse(MissingNode.getInstance())));
        }
        return looks;
    }

    private void show(List<Look> looks) {
        view.show(looks.stream()
                .map(look -> RunProgress.of(look.run(), look.metrics(), rate(look)))
                .toList());
    }

    private RateWindow rate(Look look) {
        return rates.computeIfAbsent(look.run().path("run").asText(), id -> new RateWindow(System::nanoTime));
    }

    private static boolean passed(long since, Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }

    private void sleep() {
        try {
            Thread.sleep(pace.poll().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while following", e);
        }
    }
}
