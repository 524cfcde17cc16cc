package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NeedlesTest {
    private static final int PAIRS = 20;

    @Test
    void everyCellHasItsShareAndTheTallyEqualsWhatAClientSaw() throws Exception {
        SimulatedDataset dataset = needles(List.of(1000, 2000), 5);
        NeedleAccuracy accuracy = NeedleAccuracy.of(NeedleAccuracy.Shape.FALLING, 0.1, 0.9);
        try (SimulatedServer server = SimulatedServer.start(
                SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY)
                        .accuracy(Accuracy.of(accuracy))
                        .build(),
                dataset)) {
            Client client = new Client(server.endpoint());
            Map<Needle, List<SimulatedItem>> cells =
                    dataset.items().stream().collect(Collectors.groupingBy(SimulatedItem::needle));
            Map<Needle, Integer> right = new java.util.HashMap<>();
            for (SimulatedItem item : dataset.items()) {
                double chosen = client.classify(item, 0).score();
                double rejected = client.classify(item, 1).score();
                right.merge(item.needle(), chosen > rejected ? 1 : 0, Integer::sum);
            }

            TallyReport tally = server.tally();
            assertThat(tally.cells()).hasSize(cells.size());
            for (TallyReport.Cell cell : tally.cells()) {
                Needle needle = new Needle(cell.aspect(), cell.length(), cell.bin(), cell.bins());
                assertThat(cell.answered()).isEqualTo(PAIRS);
                assertThat(cell.credit()).isEqualTo((double) right.get(needle));
                // 0.9, 0.7, 0.5, 0.3, 0.1 of 20
                assertThat(cell.credit()).isEqualTo(18.0 - 4 * cell.bin());
                assertThat(cell.share()).isCloseTo(0.9 - 0.2 * cell.bin(), within(1e-12));
            }
            assertThat(tally.unknownCalls()).isZero();
        }
    }

    @Test
    void candidatesThatAreAlikeInsideTheWindowAreTied() throws Exception {
        SimulatedDataset dataset = needles(List.of(1000), 5);
        try (SimulatedServer server = SimulatedServer.start(
                SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY)
                        .window(500)
                        .build(),
                dataset)) {
            Client client = new Client(server.endpoint());
            for (SimulatedItem item : dataset.items()) {
                client.classify(item, 0);
                client.classify(item, 1);
            }
            for (TallyReport.Cell cell : server.tally().cells()) {
                assertThat(cell.tied()).as("bin " + cell.bin()).isEqualTo(cell.bin() < 2 ? 0 : PAIRS);
                assertThat(cell.credit()).isEqualTo(cell.bin() < 2 ? PAIRS : PAIRS / 2.0);
            }
        }
    }

    @Test
    void aLongerHaystackThatBeginsWithAShorterOneIsToldApartInFlatText() {
        SimulatedDataset dataset = needles(List.of(1000, 2000, 8000), 5);
        Recognizer recognizer = new Recognizer(dataset);
        for (SimulatedItem item : dataset.items()) {
            String text = "<user>" + item.prompt().get(0) + "<model>"
                    + item.rejected().get(0) + "<end>";
            assertThat(recognizer.rendered(text)).containsExactly(new Sighting(item, List.of(1)));
            assertThat(recognizer.shown(item.prompt().get(0) + "\n"
                            + item.rejected().get(0) + "\n--\n" + item.chosen().get(0)))
                    .containsExactly(new Sighting(item, List.of(1, 0)));
        }
    }

    @Test
    void shapesAreWhatTheySay() {
        assertThat(share(NeedleAccuracy.Shape.FLAT, 1000, 3)).isEqualTo(0.5);
        assertThat(share(NeedleAccuracy.Shape.U_SHAPED, 1000, 0)).isCloseTo(0.9, within(1e-12));
        assertThat(share(NeedleAccuracy.Shape.U_SHAPED, 1000, 2)).isCloseTo(0.1, within(1e-12));
        assertThat(share(NeedleAccuracy.Shape.FALLING_WITH_LENGTH, 8000, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(share(NeedleAccuracy.Shape.FALLING_WITH_LENGTH, 4500, 0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void thePrefixCacheServesTheBlocksThatStoodThereBefore() throws Exception {
        SimulatedItem item = needles(List.of(1000), 5).items().get(0);
        try (SimulatedServer server = SimulatedServer.start(
                SimulatedSpec.builder("simulated:rm", Dialect.SGLANG).build(), SimulatedDataset.of(List.of(item)))) {
            Client client = new Client(server.endpoint());
            client.post("/classify", Map.of("text", "x".repeat(640)));
            client.post("/classify", Map.of("text", "x".repeat(320) + "y".repeat(320)));

            TallyReport.PrefixCacheReport cache = server.tally().prefixCache();
            // 640 characters and the end of the text are 161 tokens; 320 characters are 5 blocks of 64
            assertThat(cache.promptTokens()).isEqualTo(2 * 161);
            assertThat(cache.servedTokens()).isEqualTo(5 * 16);
            assertThat(cache.servedWhenAnsweredTokens()).isEqualTo(5 * 16);
        }
    }

    private static double share(NeedleAccuracy.Shape shape, int length, int bin) {
        return NeedleAccuracy.of(shape, 0.1, 0.9).share(new Needle("number", length, bin, 5));
    }

    /** Pairs of which the chosen side of the same haystack is always the same, as it is not edited. */
    private static SimulatedDataset needles(List<Integer> lengths, int bins) {
        List<SimulatedItem> items = new ArrayList<>();
        for (int source = 0; source < PAIRS; source++) {
            for (int length : lengths) {
                String text = haystack(source, length);
                for (int bin = 0; bin < bins; bin++) {
                    int at = (int) ((bin + 0.5) / bins * text.length());
                    items.add(new SimulatedItem(
                            source + "-" + length + "-" + bin,
                            "QA",
                            List.of("Tell me all about " + source + "."),
                            List.of(text),
                            List.of(text.substring(0, at) + "@" + text.substring(at + 1)),
                            1,
                            new Needle("number", length, bin, bins)));
                }
            }
        }
        return SimulatedDataset.of(items);
    }

    private static String haystack(int source, int tokens) {
        StringBuilder text = new StringBuilder("The same beginning of every haystack that there is. ");
        for (int i = 0; text.length() < tokens * 4; i++) {
            text.append("Fact ").append(i).append(" about ").append(source).append(" is well known. ");
        }
        return text.substring(0, tokens * 4 - 1) + ".";
    }
}
