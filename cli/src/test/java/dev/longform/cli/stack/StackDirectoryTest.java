package dev.longform.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.cli.failure.Failure;
import dev.longform.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {
    @TempDir
    Path directory;

    @TempDir
    Path claimed;

    private PortClaims claims;

    @BeforeEach
    void openClaims() {
        claims = PortClaims.in(claimed.resolve("ports.lock"));
    }

    @AfterEach
    void closeClaims() {
        claims.close();
    }

    @Test
    void twoSystemsOnOneDirectoryAreRefused() {
        try (StackDirectory first = StackDirectory.open(directory)) {
            assertThat(first.path()).isEqualTo(directory);
            assertThatThrownBy(() -> StackDirectory.open(directory))
                    .isInstanceOf(Failure.class)
                    .hasMessage("another longform runs on " + directory
                            + "\nend it first, or name another directory with --data");
        }
        StackDirectory.open(directory).close();
    }

    @Test
    void portsAreKeptForTheNextStart() {
        StackPorts chosen;
        try (StackDirectory first = StackDirectory.open(directory)) {
            assertThat(first.properties().allPorts()).isEmpty();
            chosen = new PortPlan(claims, Duration.ZERO).forDirectory(first, 2);
        }
        try (StackDirectory second = StackDirectory.open(directory)) {
            assertThat(second.properties().ports(Listener.ofSystem(2))).isEqualTo(chosen.asMap());
        }
    }

    @Test
    void aSecondReplicaAndItsPortsComeAndGoWhileTheOthersKeepTheirs() {
        try (StackDirectory opened = StackDirectory.open(directory)) {
            StackPorts one = new PortPlan(claims, Duration.ZERO).forDirectory(opened, 1);
            StackPorts two = new PortPlan(claims, Duration.ZERO).forDirectory(opened, 2);
            assertThat(two.asMap()).hasSize(one.asMap().size() + 10).containsAllEntriesOf(one.asMap());
            assertThat(new PortPlan(claims, Duration.ZERO)
                            .forDirectory(opened, 1)
                            .asMap())
                    .isEqualTo(one.asMap());
            assertThat(new PortPlan(claims, Duration.ZERO)
                            .forDirectory(opened, 2)
                            .asMap())
                    .isEqualTo(two.asMap());
        }
    }

    @Test
    void aDirectoryFromBeforeTheManagementPortsGetsThemAndKeepsItsOthers() throws IOException {
        int dataset = Ports.free();
        Files.writeString(directory.resolve("longform.properties"), "format=1\nport.dataset-service=" + dataset + "\n");
        try (StackDirectory opened = StackDirectory.open(directory)) {
            StackPorts ports = new PortPlan(claims, Duration.ZERO).forDirectory(opened, 1);
            assertThat(ports.of(Part.DATASET)).isEqualTo(dataset);
            assertThat(ports.asMap()).hasSize(13);
        }
        assertThat(Files.readString(directory.resolve("longform.properties")))
                .contains("port.dataset-service=" + dataset + "\n")
                .contains("port.dataset-service-management=");
    }

    @Test
    void aKeptPortThatIsNoneIsNamed() throws IOException {
        Files.writeString(directory.resolve("longform.properties"), "format=1\nport.kafka=many\n");
        try (StackDirectory opened = StackDirectory.open(directory)) {
            assertThatThrownBy(() -> new PortPlan(claims, Duration.ZERO).forDirectory(opened, 1))
                    .isInstanceOf(Failure.class)
                    .hasMessage("longform.properties in " + directory
                            + " has no port in 'port.kafka'\ncorrect or delete that line");
        }
    }

    @Test
    void aKeptPortThatAnotherProgramTookIsNamed() throws IOException {
        try (StackDirectory opened = StackDirectory.open(directory);
                ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Listener dataset = Listener.main(Part.DATASET);
            opened.properties()
                    .keep(StackPorts.choose(
                            List.of(dataset),
                            Map.of(dataset, stranger.getLocalPort()),
                            List.of(),
                            port -> true,
                            Ports::free));
            assertThatThrownBy(() -> new PortPlan(claims, Duration.ofMillis(300)).forDirectory(opened, 1))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("port " + stranger.getLocalPort() + ", which " + directory
                            + " uses for dataset-service, is taken by another program");
        }
    }

    @Test
    void usualPortsAreTakenAndTakenOnesReplaced() {
        Iterator<Integer> free = List.of(8101, 40_001, 40_002).iterator();
        StackPorts ports = StackPorts.choose(
                Listener.ofSystem(2),
                Map.of(),
                List.of(),
                port -> !Set.of(8100, 8112).contains(port),
                free::next);
        assertThat(ports.of(Part.DATASET)).isEqualTo(8101);
        assertThat(ports.of(Part.NEEDLES)).isEqualTo(40_001);
        assertThat(ports.of(Part.SCORING)).isEqualTo(8102);
        assertThat(ports.of(Part.POSTGRES)).isEqualTo(40_002);
        assertThat(ports.url(new Replica(Part.AGGREGATOR, 2))).isEqualTo("http://127.0.0.1:8124");
        assertThat(ports.managementUrl(Replica.first(Part.AGGREGATOR))).isEqualTo("http://127.0.0.1:8109");
        assertThat(ports.managementUrl(new Replica(Part.SCORING, 2))).isEqualTo("http://127.0.0.1:8127");
    }

    @Test
    void aPortThatAnotherSystemClaimsIsNotChosenEvenWhileNobodyListens() {
        int usual = Part.JUDGE.usualPort();
        try (PortClaims others = PortClaims.in(claimed.resolve("ports.lock"));
                StackDirectory opened = StackDirectory.open(directory)) {
            assertThat(others.claim(usual)).isTrue();
            assertThat(others.claim(usual)).isTrue();
            StackPorts chosen = new PortPlan(claims, Duration.ZERO).forDirectory(opened, 1);
            assertThat(chosen.of(Part.JUDGE)).isNotEqualTo(usual);
            assertThat(others.claim(chosen.of(Part.JUDGE))).isFalse();
        }
        assertThat(claims.claim(usual)).isTrue();
    }

    @Test
    void dataOfAnotherFormatIsRefusedWithAdvice() throws IOException {
        Files.writeString(directory.resolve("longform.properties"), "format=99\n");
        assertThatThrownBy(() -> StackDirectory.open(directory))
                .isInstanceOf(Failure.class)
                .hasMessage("the data in " + directory + " has format 99, this version needs 1"
                        + "\nuse the version that wrote it, or name a new directory with --data");
    }

    @Test
    void aRefusedDirectoryIsNotLocked() throws IOException {
        Path properties = Files.writeString(directory.resolve("longform.properties"), "format=99\n");
        assertThatThrownBy(() -> StackDirectory.open(directory)).isInstanceOf(Failure.class);
        Files.delete(properties);
        StackDirectory.open(directory).close();
    }

    @Test
    void dataOfAnotherClusterIsRefused() {
        try (StackDirectory opened = StackDirectory.open(directory)) {
            opened.properties().keepCluster("one");
            opened.properties().keepCluster("one");
            assertThatThrownBy(() -> opened.properties().keepCluster("two"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("belongs to cluster two, not one");
        }
    }

    @Test
    void dataWithoutPropertiesIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("kafka"));
        assertThatThrownBy(() -> StackDirectory.open(directory))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds data, but no longform.properties");
    }
}
