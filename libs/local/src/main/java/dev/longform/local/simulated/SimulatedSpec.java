package dev.longform.local.simulated;

import java.util.List;
import java.util.stream.Stream;

/**
 * One simulated server.
 *
 * @param name the model's name in the registry; begins with {@code simulated:}
 * @param dialect the wire protocol
 * @param port where it listens; 0 for any free port
 * @param adminPort where its admin API listens; 0 for any free port
 * @param model the name that calls must use; the name itself unless stated
 * @param seed decides which items the shares fall on
 * @param slots calls served at a time; further ones queue
 * @param latencyMs from getting a slot to the answer, in ms
 * @param maxConcurrency the limit that its model file states
 * @param maxModelLen longest request, in tokens as this server counts them: four characters each
 * @param behaviour what it answers
 * @param window tokens of a candidate that the model sees; what differs only behind them is the same to it
 * @param traps what makes its answers treacherous
 * @param speech how it speaks, if it is a judge
 * @param editor what makes it an editor of needles instead; null unless it is one
 */
public record SimulatedSpec(
        String name,
        Dialect dialect,
        int port,
        int adminPort,
        String model,
        long seed,
        int slots,
        int latencyMs,
        int maxConcurrency,
        int maxModelLen,
        Behaviour behaviour,
        int window,
        Traps traps,
        Speech speech,
        EditorSpec editor) {
    /** What every name begins with, so that nobody takes it for a model. */
    public static final String PREFIX = "simulated:";

    public SimulatedSpec {
        SpecRule.that(
                name != null && name.startsWith(PREFIX) && name.length() > PREFIX.length(),
                "name must begin with '" + PREFIX + "', not be '" + name + "'");
        SpecRule.that(dialect != null, "dialect is missing");
        SpecRule.that(port >= 0 && port <= 65_535, "port must be a port");
        SpecRule.that(slots > 0, "slots must be positive");
        SpecRule.that(latencyMs >= 0, "latencyMs must not be negative");
        SpecRule.that(maxConcurrency > 0, "maxConcurrency must be positive");
        SpecRule.that(
                dialect.generates()
                        || behaviour.refusals() == 0
                                && behaviour.empty() == 0
                                && behaviour.positionBias().share() == 0,
                "refusals, empty and positionBias are for judges only");
        SpecRule.that(editor == null || dialect.generates(), "an editor needs a dialect that writes text");
        SpecRule.that(window > 0, "window must be positive");
        SpecRule.that(maxModelLen > 0, "maxModelLen must be positive");
    }

    /** All calls that fail on purpose. */
    List<ErrorTrap> errors() {
        return Stream.concat(behaviour.failures().traps().stream(), traps.errors().stream())
                .filter(trap -> trap.share() > 0)
                .toList();
    }

    /** A specification to fill in: every share is 0, the accuracy 1, unless stated. */
    public static SpecBuilder builder(String name, Dialect dialect) {
        return new SpecBuilder().name(name).dialect(dialect);
    }
}
