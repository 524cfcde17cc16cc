package dev.longform.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The objects of an overlay, as {@code kubectl kustomize} renders them. Without kubectl a test is skipped. */
record Manifests(List<JsonNode> objects) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final YAMLMapper YAML = new YAMLMapper();

    static Manifests rendered(String overlay) throws IOException, InterruptedException {
        assumeKubectl();
        Path output = Files.createTempFile("overlay", ".yaml");
        Path errors = Files.createTempFile("overlay", ".err");
        try {
            int code = new ProcessBuilder("kubectl", "kustomize", "overlays/" + overlay)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kubectl kustomize " + overlay + ": " + Files.readString(errors));
            }
            try (MappingIterator<JsonNode> read = YAML.readerFor(JsonNode.class).readValues(output.toFile())) {
                return new Manifests(read.readAll());
            }
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static void assumeKubectl() {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        Assumptions.assumeTrue(present, "SKIPPED: 'kubectl' is not installed; apt-get install kubernetes-client");
    }

    Stream<JsonNode> of(String kind) {
        return objects.stream().filter(o -> kind.equals(o.path("kind").asText()));
    }

    JsonNode one(String kind, String name) {
        return of(kind).filter(o -> name.equals(name(o)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** The pod templates of everything that runs pods, by the workload's name. */
    Stream<JsonNode> workloads() {
        return objects.stream()
                .filter(o -> o.at("/spec/template/spec/containers").isArray());
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
    }
}
