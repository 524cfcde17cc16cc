package dev.longform.contracts;

import java.util.List;
import java.util.Objects;

/**
 * A model revision was deployed, and is to be registered and evaluated. Whoever deploys sends it to {@link
 * Topic#DEPLOYMENTS}, as often as need be: a revision is evaluated once.
 *
 * @param model the revision
 * @param datasets {@code NAME} or {@code NAME@VERSION}, one run each
 * @param protocol for judges: selection, rating or pairwise; null for selection
 * @param rotations for judges that select; null for none
 * @param template for judges: {@code ID} or {@code ID@VERSION}; null for the protocol's default
 * @param seed of every run; null for 1
 * @param budget of every run; null for no limit
 */
public record ModelDeployed(
        ModelDescription model,
        List<String> datasets,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        Long seed,
        BudgetDescription budget) {
    public ModelDeployed {
        Require.present("model", model);
        Require.present("datasets", datasets);
        Require.that(
                !datasets.isEmpty()
                        && datasets.stream()
                                .noneMatch(name -> Objects.toString(name, "").isBlank()),
                "datasets needs names");
        Require.that(protocol != ProtocolName.SCORES, "protocol is for judges: selection, rating or pairwise");
        datasets = List.copyOf(datasets);
    }
}
