package dev.longform.dataset.client;

import dev.longform.dataset.WatchConfig;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.runs.Curfew;
import dev.longform.dataset.domain.runs.Replica;
import dev.longform.dataset.domain.watch.ClusterWatch;
import dev.longform.dataset.domain.watch.Gate;
import dev.longform.dataset.domain.watch.WatchRules;
import dev.longform.dataset.persistence.WatchRepository;
import dev.longform.security.CurrentActor;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Watches the configured namespaces; without any it never touches a cluster. */
@ApplicationScoped
public class KubernetesWatch {
    private static final Logger LOG = Logger.getLogger(KubernetesWatch.class);

    private static final int LEASE_ROUNDS = 4;

    private final WatchConfig config;
    private final Instance<KubernetesClient> client;
    private final ClusterWatch watch;
    private final Curfew curfew;
    private final CurrentActor actor;
    private volatile Optional<KubernetesCluster> cluster = Optional.empty();

    public KubernetesWatch(
            WatchConfig config,
            Instance<KubernetesClient> client,
            Jdbi jdbi,
            WatchRepository watched,
            Deployments deployments,
            Gate gate,
            Replica replica,
            Curfew curfew,
            CurrentActor actor) {
        this.config = config;
        this.client = client;
        this.curfew = curfew;
        this.actor = actor;
        WatchRules rules = new WatchRules(
                config.settle(),
                config.every().multipliedBy(LEASE_ROUNDS),
                config.patience(),
                config.datasets().orElse(List.of()),
                config.policy());
        this.watch = new ClusterWatch(jdbi, watched, deployments, gate, rules, replica.id());
    }

    void start(@Observes StartupEvent event) {
        config.namespaces().ifPresent(namespaces -> {
            LOG.infof("Watching for deployed models: namespaces=%s", namespaces);
            cluster = Optional.of(new KubernetesCluster(
                    client.get(), namespaces, config.annotateInferenceServices(), InstantSource.system()));
        });
    }

    @Scheduled(every = "${longform.watch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        cluster.ifPresent(
                watched -> curfew.unlessStopping(() -> actor.as("watch", () -> watch.round(watched, Instant.now()))));
    }

    void stop(@Observes ShutdownEvent event) {
        cluster.ifPresent(watched -> {
            watched.close();
            watch.stop();
        });
    }
}
