package dev.longform.judge.domain;

import dev.longform.contracts.Item;
import dev.longform.judge.domain.prompt.Markers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is filled into a template that shows several responses side by side, as A, B, C… */
final class Shown {
    private Shown() {}

    static Map<String, String> sideBySide(Item item, List<Integer> order, Markers markers) {
        String responses = IntStream.range(0, order.size())
                .mapToObj(slot -> markers.response(
                        letter(slot), item.candidates().get(order.get(slot)).text()))
                .collect(Collectors.joining("\n\n"));
        String letters =
                IntStream.range(0, order.size()).mapToObj(Shown::letter).collect(Collectors.joining(", "));
        return Map.of(
                "nonce", markers.nonce(),
                "count", String.valueOf(order.size()),
                "letters", letters,
                "prompt", markers.prompt(item.prompt()),
                "responses", responses);
    }

    private static String letter(int slot) {
        return String.valueOf((char) ('A' + slot));
    }
}
