package dev.longform.aggregator.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.Optional;

/** Reads request parameters; what cannot be read is a 400 that says what could. */
final class Parameters {
    private Parameters() {}

    /** A parameter that may be missing or empty. */
    static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(v -> !v.isEmpty());
    }

    /** @throws BadRequestException when the value is no constant of the type */
    static <E extends Enum<E>> Optional<E> constant(String name, String value, Class<E> type) {
        return text(value).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("'" + name + "' must be one of "
                        + Arrays.toString(type.getEnumConstants()) + ", not '" + text + "'")));
    }

    /** @throws BadRequestException when the value is no whole number from 1 to the largest */
    static int number(String name, String value, int largest) {
        return Optional.of(value)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= largest)
                .orElseThrow(() -> new BadRequestException(
                        "'" + name + "' must be a number from 1 to " + largest + ", not '" + value + "'"));
    }

    static NotFoundException unknownRun(String id) {
        return new NotFoundException(
                "nothing is known of a run '" + id + "'; GET /api/v1/runs lists those with numbers");
    }
}
