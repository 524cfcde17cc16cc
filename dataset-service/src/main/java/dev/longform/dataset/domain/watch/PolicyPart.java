package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.dataset.domain.runs.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of a policy that are about one run.
 *
 * @param run that is meant; empty for the rules about datasets that none of the runs was on
 * @param policy with these rules alone
 */
public record PolicyPart(Optional<UUID> run, JsonNode policy) {
    /** A policy by the runs that are meant; whole when no rule is about one of them. */
    public static List<PolicyPart> of(JsonNode policy, List<RunStatus> runs) {
        List<PolicyPart> parts = new ArrayList<>();
        Set<JsonNode> rest = new LinkedHashSet<>();
        policy.path("rules").forEach(rest::add);
        for (RunStatus run : runs) {
            List<JsonNode> rules = new ArrayList<>();
            policy.path("rules").forEach(rule -> {
                if (isAbout(rule, run)) {
                    rules.add(rule);
                }
            });
            if (!rules.isEmpty()) {
                parts.add(new PolicyPart(Optional.of(run.run().id()), with(policy, rules)));
                rest.removeAll(Set.copyOf(rules));
            }
        }
        if (parts.isEmpty()) {
            return List.of(new PolicyPart(Optional.empty(), policy));
        }
        if (!rest.isEmpty()) {
            parts.add(new PolicyPart(Optional.empty(), with(policy, List.copyOf(rest))));
        }
        return parts;
    }

    private static boolean isAbout(JsonNode rule, RunStatus run) {
        String dataset = rule.path("dataset").asText();
        return dataset.equals(run.datasetName()) || dataset.equals(run.datasetName() + "@" + run.datasetVersion());
    }

    private static JsonNode with(JsonNode policy, List<JsonNode> rules) {
        ObjectNode part = policy.deepCopy();
        ArrayNode kept = part.putArray("rules");
        rules.forEach(kept::add);
        return part;
    }
}
