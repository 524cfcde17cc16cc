package dev.longform.endpoints;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import java.time.Duration;
import java.util.Optional;

/** Reads the options of a model; an option of the wrong kind makes the item {@code UNSCORED(BAD_REQUEST)}. */
public final class ModelOptions {
    /** How long one call may take, in seconds. */
    public static final String TIMEOUT_SECONDS = "timeoutSeconds";

    private static final double DEFAULT_TIMEOUT_SECONDS = 120;
    private static final double MAX_TIMEOUT_SECONDS = 24 * 3600;

    private final ModelSpec model;

    public ModelOptions(ModelSpec model) {
        this.model = model;
    }

    /** How long one call may take: the option {@value #TIMEOUT_SECONDS}, 120 s by default. */
    public Duration timeout() {
        double seconds = number(TIMEOUT_SECONDS).orElse(DEFAULT_TIMEOUT_SECONDS);
        if (!(seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS)) {
            throw wrong(TIMEOUT_SECONDS, "a positive number of seconds");
        }
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }

    /** A number, given as a number or as a text. */
    public Optional<Double> number(String name) {
        Object value = model.options().get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(value.toString().strip());
            if (Double.isFinite(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "a number");
        }
        throw wrong(name, "a number");
    }

    /** A whole number that is not negative. */
    public Optional<Long> count(String name) {
        return number(name).map(number -> {
            if (number < 0 || number != Math.rint(number)) {
                throw wrong(name, "a whole number");
            }
            return number.longValue();
        });
    }

    /** A truth value, given as such or as a text. */
    public Optional<Boolean> flag(String name) {
        Object value = model.options().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return switch (value.toString().strip()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw wrong(name, "true or false");
        };
    }

    /** A text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(model.options().get(name)).map(Object::toString);
    }

    private CallFailedException wrong(String name, String wanted) {
        return new CallFailedException(
                Reason.BAD_REQUEST,
                "the model's option " + name + " must be " + wanted,
                EndpointSignal.NOT_CALLED,
                null);
    }
}
