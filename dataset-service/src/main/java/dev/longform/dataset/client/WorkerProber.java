package dev.longform.dataset.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.dataset.WorkersConfig;
import dev.longform.dataset.domain.probes.ProbeImpossible;
import dev.longform.dataset.domain.probes.Prober;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Probes through {@code POST /api/v1/probe} of the worker that would call the model. */
@ApplicationScoped
public class WorkerProber implements Prober {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final WorkersConfig config;

    public WorkerProber(WorkersConfig config) {
        this.config = config;
    }

    @Override
    public ProbeReport probe(ModelSpec model) {
        boolean classifier = model.kind() == ModelKind.CLASSIFIER;
        String worker =
                (classifier ? "scoring-service at " + config.scoringUrl() : "judge-service at " + config.judgeUrl());
        URI uri = URI.create((classifier ? config.scoringUrl() : config.judgeUrl()) + "/api/v1/probe");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(config.probeTimeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(EventWriter.encode(model)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new ProbeImpossible(worker + " answered the probe with status " + response.statusCode());
            }
            return EventJson.MAPPER.readValue(response.body(), ProbeReport.class);
        } catch (JsonProcessingException e) {
            throw new ProbeImpossible(worker + " answered the probe with what is no report");
        } catch (IOException e) {
            throw new ProbeImpossible(
                    worker + " could not be asked to probe: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeImpossible("the service stops");
        }
    }
}
