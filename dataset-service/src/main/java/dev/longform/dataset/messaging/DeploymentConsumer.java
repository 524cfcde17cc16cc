package dev.longform.dataset.messaging;

import dev.longform.contracts.BudgetDescription;
import dev.longform.contracts.EventType;
import dev.longform.contracts.ModelDeployed;
import dev.longform.contracts.ModelRemoved;
import dev.longform.database.BatchIntake;
import dev.longform.dataset.domain.deployments.DeploymentPlan;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.platform.CloudEvent;
import dev.longform.platform.EventJson;
import dev.longform.platform.UnreadableEventException;
import dev.longform.security.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Channel {@code deployments} (topic {@code longform.deployments.v1}): model revisions that were deployed or
 * disappeared. Each may be told any number of times; what the registry refuses is set aside.
 */
@ApplicationScoped
public class DeploymentConsumer {
    private static final String DEPLOYMENTS = "deployments";

    private final BatchIntake batches;
    private final Deployments deployments;
    private final CurrentActor actor;

    public DeploymentConsumer(BatchIntake batches, Deployments deployments, CurrentActor actor) {
        this.batches = batches;
        this.deployments = deployments;
        this.actor = actor;
    }

    @Incoming(DEPLOYMENTS)
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return batches.take(records, DeploymentConsumer::parse, this::tell);
    }

    private void tell(List<Consumer<Deployments>> told) {
        actor.as("deployment", () -> told.forEach(one -> one.accept(deployments)));
    }

    private static Consumer<Deployments> parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        CloudEvent event = CloudEvent.of(record);
        return switch (event.type()) {
            case EventType.MODEL_DEPLOYED -> deployed(event.data(ModelDeployed.class));
            case EventType.MODEL_REMOVED -> removed(event.data(ModelRemoved.class));
            default -> throw new UnreadableEventException("no event type of this topic: '" + event.type() + "'");
        };
    }

    private static Consumer<Deployments> deployed(ModelDeployed event) {
        DeploymentPlan plan = DeploymentPlan.of(
                event.datasets(),
                event.protocol(),
                event.rotations(),
                event.template(),
                event.seed(),
                budget(event.budget()));
        return deployments -> deployments.add(EventJson.MAPPER.valueToTree(event.model()), plan);
    }

    private static Budget budget(BudgetDescription budget) {
        return budget == null ? null : new Budget(budget.maxCalls(), budget.maxTokens(), budget.maxCost());
    }

    private static Consumer<Deployments> removed(ModelRemoved event) {
        return deployments -> deployments.remove(event.model(), event.revision());
    }
}
