package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One host leads to both APIs: every route of the code is looked up as ingress-nginx does it. */
class IngressTest {
    private static final Pattern CLASS = Pattern.compile("^@Path\\((?:\"([^\"]+)\"|\\w+\\.PATH)\\)", Pattern.MULTILINE);
    private static final Pattern CONSTANT = Pattern.compile("String PATH = \"([^\"]+)\"");
    private static final Pattern METHOD =
            Pattern.compile("^ {4}@(GET|POST|PUT|PATCH|DELETE)((?:\\R {4}@.*)*)", Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");

    /** Each service's own, and what only the services ask each other: not open to the outside. */
    private static final List<String> CLOSED = List.of("/api/v1/dead-letters", "/api/v1/editor-answers");

    @Test
    void everyRouteLeadsToTheServiceThatHasIt() throws Exception {
        List<JsonNode> rules = elements(Manifests.rendered("production")
                        .one("Ingress", "longform")
                        .at("/spec/rules"))
                .toList();
        assertThat(rules).hasSize(1);
        List<JsonNode> paths = elements(rules.get(0).at("/http/paths")).toList();
        Set<String> dataset = routes("dataset-service");
        Set<String> aggregator = routes("aggregator-service");
        aggregator.removeAll(dataset);
        assertThat(dataset).contains("/api/v1/runs", "/api/v1/schedules/1", "/api/v1/datasets/1/items");
        assertThat(aggregator).contains("/api/v1/runs/1/metrics", "/api/v1/gate");

        for (String route : dataset) {
            assertThat(target(paths, route)).as(route).isEqualTo(expected(route, "dataset-service"));
        }
        for (String route : aggregator) {
            assertThat(target(paths, route)).as(route).isEqualTo(expected(route, "aggregator-service"));
        }
        assertThat(target(paths, "/q/metrics")).isEmpty();
        assertThat(target(paths, "/q/health")).isEmpty();
    }

    private static Optional<String> expected(String route, String service) {
        return CLOSED.stream().anyMatch(route::startsWith) ? Optional.empty() : Optional.of(service);
    }

    /** The longest pattern is tried first, without regard to case, from the path's beginning. */
    private static Optional<String> target(List<JsonNode> paths, String route) {
        return paths.stream()
                .sorted(Comparator.comparingInt(
                        path -> -path.path("path").asText().length()))
                .filter(path -> Pattern.compile("^" + path.path("path").asText(), Pattern.CASE_INSENSITIVE)
                        .matcher(route)
                        .find())
                .findFirst()
                .map(path -> path.at("/backend/service/name").asText());
    }

    /** The paths of a service's resources, with 1 for each variable. */
    private static Set<String> routes(String service) throws IOException {
        Set<String> routes = new TreeSet<>();
        for (Path file : Code.sources(".java")) {
            if (file.startsWith(Manifests.ROOT.resolve(service))) {
                String source = Files.readString(file);
                Matcher resource = CLASS.matcher(source);
                if (resource.find()) {
                    String path = Optional.ofNullable(resource.group(1)).orElseGet(() -> constant(source));
                    METHOD.matcher(source)
                            .results()
                            .forEach(method -> routes.add((path + suffix(method)).replaceAll("\\{[^}]*}", "1")));
                }
            }
        }
        return routes;
    }

    private static String constant(String source) {
        Matcher constant = CONSTANT.matcher(source);
        if (!constant.find()) {
            throw new AssertionError("a resource whose path is not found: " + source);
        }
        return constant.group(1);
    }

    private static String suffix(MatchResult method) {
        Matcher path = PATH.matcher(method.group(2));
        if (!path.find()) {
            return "";
        }
        return path.group(1).startsWith("/") ? path.group(1) : "/" + path.group(1);
    }
}
