package dev.longform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever runs the examples of deploy/gate asks from a namespace of its own. */
class GateAddressesTest {
    private static final Pattern ADDRESS = Pattern.compile("http://[a-z.-]+:[0-9]+");

    @Test
    void theExamplesNameServicesWithTheirNamespace() throws Exception {
        Set<String> addresses = new TreeSet<>();
        try (Stream<Path> files = Files.list(Manifests.ROOT.resolve("deploy/gate"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Matcher address = ADDRESS.matcher(Files.readString(file));
                while (address.find()) {
                    addresses.add(address.group());
                }
            }
        }
        assertThat(addresses)
                .containsExactly(
                        "http://aggregator-service.longform.svc:" + Code.port("aggregator-service"),
                        "http://prometheus-operated.monitoring.svc:9090");
    }
}
