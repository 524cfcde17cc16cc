package dev.longform.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A real Prometheus with the project's configuration, at the ports that the services have. */
public final class PrometheusServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * @param configuration the directory of {@code prometheus.yml} and the rules; they are copied, with short intervals
     * @param services where the services' metrics are, by name
     */
    public static PrometheusServer start(Path configuration, Path directory, Map<String, String> services)
            throws IOException {
        String scrape = Files.readString(configuration.resolve("prometheus.yml"))
                .replaceAll("_interval: \\d+s", "_interval: 1s");
        for (Map.Entry<String, String> service : services.entrySet()) {
            String address = service.getValue().substring("http://".length());
            scrape = scrape.replaceAll(
                    "targets: \\[\"[^\"]*\"\\](\\s+labels: \\{service: " + service.getKey() + "\\})",
                    "targets: [\"" + address + "\"]$1");
        }
        Files.writeString(directory.resolve("prometheus.yml"), scrape);
        String rules = Files.readString(configuration.resolve("longform.rules.yml"));
        Files.writeString(directory.resolve("longform.rules.yml"), rules.replaceAll("for: \\d+m", "for: 2s"));
        String address = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(List.of(
                        "prometheus",
                        "--config.file=" + directory.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=" + address))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, "http://" + address);
    }

    /** The result of an instant query: a list of {@code {metric, value: [time, text]}}. */
    public JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
    }

    /** The names of the alerts that fire. */
    public Set<String> firing() {
        Set<String> firing = new TreeSet<>();
        get("/api/v1/alerts").path("data").path("alerts").forEach(alert -> {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(alert.path("labels").path("alertname").asText());
            }
        });
        return firing;
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            return Json.MAPPER.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
