package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import dev.longform.cli.stack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** How much a service's process has worked since it started, by a meter of its own. */
final class WorkMeter {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Map<Part, String> METERS = Map.of(
            Part.DATASET, "longform_items_published_total",
            Part.AGGREGATOR, "longform_verdict_freshness_seconds_count",
            Part.SCORING, "longform_worker_calls_seconds_count",
            Part.JUDGE, "longform_worker_calls_seconds_count",
            Part.NEEDLES, "longform_haystacks_total");

    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * What the meter says now; 0 when it is not there yet.
     *
     * @param management where the process shows its metrics
     */
    double read(Part service, String management) {
        URI metrics = URI.create(management + "/q/metrics");
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(metrics).timeout(ANSWER).build();
            return sum(http.send(request, BodyHandlers.ofString()).body(), METERS.get(service));
        } catch (IOException e) {
            throw new Failure("the metrics at " + metrics + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while reading metrics", e);
        }
    }

    /** The sum of all samples of a metric, whatever their labels. */
    static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
