package dev.longform.dataset.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.dataset.WatchConfig;
import dev.longform.dataset.domain.runs.RunStatus;
import dev.longform.dataset.domain.watch.Gate;
import dev.longform.dataset.domain.watch.Identity;
import dev.longform.dataset.domain.watch.PolicyPart;
import dev.longform.platform.ServiceCallException;
import dev.longform.platform.ServiceClient;
import dev.longform.platform.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks aggregator-service, which has the numbers. */
@ApplicationScoped
public class AggregatorGate implements Gate {
    private static final int BAD_REQUEST = 400;

    /** The worst first. */
    private static final List<String> WORDS = List.of("FAIL", INCONCLUSIVE, PASS);

    private final ServiceClient aggregator;

    public AggregatorGate(WatchConfig config, ServiceToken token) {
        this.aggregator = new ServiceClient("aggregator-service", config.aggregatorUrl(), token);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Request(String run, String model, JsonNode policy) {}

    private record Metrics(String state, long attempted, Map<String, Long> outcomes) {
        boolean complete() {
            return state.equals("COMPLETED")
                    && outcomes.values().stream().mapToLong(Long::longValue).sum() >= attempted;
        }
    }

    private record Check(String dataset, String subset, String check, String word, String reason) {}

    private record Answer(String word, List<Check> checks) {}

    @Override
    public boolean hasAll(List<RunStatus> runs) {
        return runs.stream().allMatch(run -> aggregator
                .find("/api/v1/runs/" + run.run().id() + "/metrics", Metrics.class)
                .filter(Metrics::complete)
                .isPresent());
    }

    @Override
    public Decision decide(Identity model, List<RunStatus> runs, JsonNode policy) {
        List<Answer> answers = PolicyPart.of(policy, runs).stream()
                .map(part -> ask(part.run()
                        .map(run -> new Request(run.toString(), null, part.policy()))
                        .orElseGet(() -> new Request(null, model.toString(), part.policy()))))
                .toList();
        String word = WORDS.stream()
                .filter(one -> answers.stream().anyMatch(answer -> answer.word().equals(one)))
                .findFirst()
                .orElse(INCONCLUSIVE);
        return new Decision(word, reason(word, answers));
    }

    private Answer ask(Request request) {
        try {
            return aggregator.post("/api/v1/gate", request, Answer.class);
        } catch (ServiceCallException e) {
            if (e.status() == BAD_REQUEST) {
                throw new GateRefused("the gate cannot hold it against longform.dev/policy: " + e.getMessage());
            }
            throw e;
        }
    }

    /** What decided it: the checks with the same word. */
    private static String reason(String word, List<Answer> answers) {
        return word
                + answers.stream()
                        .flatMap(answer -> answer.checks().stream())
                        .filter(check -> check.word().equals(word))
                        .map(check -> check.check() + " on " + check.dataset() + " (" + check.subset() + "): "
                                + check.reason())
                        .collect(Collectors.joining("; ", ": ", ""));
    }
}
