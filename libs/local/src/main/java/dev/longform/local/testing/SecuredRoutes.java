package dev.longform.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Asks every route of a service's OpenAPI document with tokens of different worth: no route can be forgotten. */
public final class SecuredRoutes {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Pattern STACK_TRACE =
            Pattern.compile("\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|\\w\\.\\w+Exception\\b");
    private static final String PROBLEM = "application/problem+json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final Set<String> forAdmins;

    /**
     * @param url the service's root
     * @param forAdmins the routes, {@code POST /path}, that need an admin though their method does not say so
     */
    public SecuredRoutes(String url, Set<String> forAdmins) {
        this.url = url.replaceAll("/+$", "");
        this.forAdmins = forAdmins;
    }

    private record Route(String method, String path, String contentType) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Every route of the document, {@code METHOD /path}. */
    public Set<String> all() {
        Set<String> all = new TreeSet<>();
        routes().forEach(route -> all.add(route.toString()));
        return all;
    }

    /** What is not as it must be; empty when every route is guarded by its role. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Route route : routes()) {
            boolean admin = route.method().equals("DELETE") || forAdmins.contains(route.toString());
            boolean viewer = route.method().equals("GET") || route.method().equals("HEAD");
            String right = admin ? "admin" : viewer ? "viewer" : "evaluator";
            String wrong = admin ? "evaluator" : viewer ? "nobody" : "viewer";
            refused(faults, route, "no token", null, 401);
            refused(faults, route, "an expired token", Tokens.expired("a", right), 401);
            refused(faults, route, "a forged token", Tokens.forged("a", right), 401);
            refused(faults, route, "a token for another application", Tokens.forAnother("a", right), 401);
            refused(faults, route, "role " + wrong, Tokens.of("a", wrong), 403);
            passed(faults, route, "role " + right, Tokens.of("a", right));
            passed(faults, route, "role admin", Tokens.of("a", "admin"));
        }
        return faults;
    }

    private void refused(List<String> faults, Route route, String what, String token, int status) {
        HttpResponse<String> response = ask(route, token);
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (response.statusCode() != status || !type.startsWith(PROBLEM)) {
            faults.add(route + " with " + what + ": " + response.statusCode() + " as " + type);
        }
        if (token != null && response.body().contains(token)) {
            faults.add(route + " with " + what + " repeats the token");
        }
    }

    private void passed(List<String> faults, Route route, String what, String token) {
        HttpResponse<String> response = ask(route, token);
        int status = response.statusCode();
        if (status == 401 || status == 403 || status >= 500 && status != 503) {
            faults.add(route + " with " + what + ": " + status);
        }
        if (status >= 400 && STACK_TRACE.matcher(response.body()).find()) {
            faults.add(route + " with " + what + " shows its inside: " + response.body());
        }
    }

    private HttpResponse<String> ask(Route route, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + route.path().replaceAll("\\{[^}]*}", "none")));
        if (route.contentType() == null) {
            request.method(route.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", route.contentType())
                    .method(route.method(), HttpRequest.BodyPublishers.ofString("{}"));
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        try {
            String document = send(HttpRequest.newBuilder(URI.create(url + "/q/openapi?format=json"))
                            .build())
                    .body();
            Iterator<Map.Entry<String, JsonNode>> paths =
                    new ObjectMapper().readTree(document).path("paths").fields();
            while (paths.hasNext()) {
                Map.Entry<String, JsonNode> path = paths.next();
                path.getValue().fields().forEachRemaining(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        routes.add(new Route(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                contentType(operation.getValue())));
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return routes;
    }

    private static String contentType(JsonNode operation) {
        Iterator<String> types = operation.path("requestBody").path("content").fieldNames();
        if (!types.hasNext()) {
            return null;
        }
        String type = types.next();
        return type.contains("*") ? "application/x-ndjson" : type;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
