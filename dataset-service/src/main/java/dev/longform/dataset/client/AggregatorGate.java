package dev.longform.dataset.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.dataset.WatchConfig;
import dev.longform.dataset.domain.watch.Gate;
import dev.longform.dataset.domain.watch.Identity;
import dev.longform.platform.ServiceCallException;
import dev.longform.platform.ServiceClient;
import dev.longform.platform.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Asks aggregator-service, which has the numbers. */
@ApplicationScoped
public class AggregatorGate implements Gate {
    private static final int BAD_REQUEST = 400;

    private final ServiceClient aggregator;

    public AggregatorGate(WatchConfig config, ServiceToken token) {
        this.aggregator = new ServiceClient("aggregator-service", config.aggregatorUrl(), token);
    }

    private record Request(String model, JsonNode policy) {}

    private record Check(String dataset, String subset, String check, String word, String reason) {}

    private record Answer(String word, List<Check> checks) {}

    @Override
    public Decision decide(Identity model, JsonNode policy) {
        try {
            Answer answer = aggregator.post("/api/v1/gate", new Request(model.toString(), policy), Answer.class);
            return new Decision(answer.word(), reason(answer));
        } catch (ServiceCallException e) {
            if (e.status() == BAD_REQUEST) {
                throw new GateRefused("the gate cannot hold it against longform.dev/policy: " + e.getMessage());
            }
            throw e;
        }
    }

    /** What decided it: the checks with the same word. */
    private static String reason(Answer answer) {
        return answer.word()
                + answer.checks().stream()
                        .filter(check -> check.word().equals(answer.word()))
                        .map(check -> check.check() + " on " + check.dataset() + " (" + check.subset() + "): "
                                + check.reason())
                        .collect(Collectors.joining("; ", ": ", ""));
    }
}
