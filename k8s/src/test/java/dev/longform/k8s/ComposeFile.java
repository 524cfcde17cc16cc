package dev.longform.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code compose.yaml} with its anchors and merged keys, and its variables replaced by their defaults: one without stands
 * as {@code REQUIRED}.
 *
 * @param variables the names of all variables
 */
record ComposeFile(JsonNode root, Set<String> variables) {
    static final Path DIRECTORY = Manifests.ROOT.resolve("deploy");
    static final String REQUIRED = "REQUIRED";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*)|:\\?[^}]*)}");

    static ComposeFile read() throws IOException {
        String text = Files.readString(DIRECTORY.resolve("compose.yaml"));
        String replaced = VARIABLE.matcher(text).replaceAll(ComposeFile::value);
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(200);
        Object loaded = new Yaml(new SafeConstructor(options)).load(replaced);
        Set<String> variables = VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return new ComposeFile(new ObjectMapper().valueToTree(loaded), variables);
    }

    static JsonNode yaml(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
        }
    }

    private static String value(MatchResult variable) {
        return variable.group(2) == null ? REQUIRED : variable.group(2);
    }

    Map<String, JsonNode> services() {
        return root.path("services").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    JsonNode service(String name) {
        return services().get(name);
    }

    /** Whether it does its work and ends. */
    boolean ends(String service) {
        return Set.of("no", "on-failure")
                .contains(service(service).path("restart").asText());
    }

    Map<String, String> environment(String service) {
        return service(service).path("environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    static Map<String, String> map(JsonNode array, Function<JsonNode, String> key, Function<JsonNode, String> value) {
        return Manifests.elements(array).collect(Collectors.toMap(key, value));
    }
}
