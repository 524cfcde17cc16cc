package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChatServerTest {
    private static final String NAME = "simulated:judge";
    private static final Pattern VERDICT = Pattern.compile("\\[\\[(.+)]]");

    private final SimulatedDataset dataset = Items.dataset(Items.of("QA", 60), Items.of("Reasoning", 40));
    private final SimulatedItem item = dataset.items().get(0);

    @Test
    void theTallyEqualsWhatAClientSaw() throws Exception {
        try (SimulatedServer server = start(judge().accuracy(0.75)
                .positionBias('A', 0.3)
                .unreadable(0.05, false)
                .seed(11))) {
            Client client = new Client(server.endpoint());
            Random random = new Random(1);
            Map<String, Integer> picks = new TreeMap<>();
            int right = 0;
            int unreadable = 0;
            for (SimulatedItem each : dataset.items()) {
                List<Integer> order = new ArrayList<>(each.size() == 4 ? List.of(0, 1, 2, 3) : List.of(0, 1));
                Collections.shuffle(order, random);
                Matcher verdict = VERDICT.matcher(client.ask(NAME, each, order).content());
                if (verdict.find()) {
                    picks.merge(verdict.group(1), 1, Integer::sum);
                    right += order.get(verdict.group(1).charAt(0) - 'A') == 0 ? 1 : 0;
                } else {
                    unreadable++;
                }
            }

            TallyReport.Numbers tally = server.tally().overall();
            assertThat(unreadable).isEqualTo(5);
            assertThat(tally.unreadable()).isEqualTo(5);
            assertThat(tally.answered()).isEqualTo(95);
            assertThat(tally.right()).isEqualTo(right);
            assertThat(tally.accuracy()).isCloseTo(right / 95.0, within(1e-12));
            assertThat(tally.picks()).isEqualTo(picks);
            // of the 65 that it judges by opinion 49 are right; bias adds some of the other 30
            assertThat(right).isBetween(49, 79);
            assertThat(picks.get("A")).isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void anOpinionDoesNotDependOnTheOrderAndABiasOnNothingElse() throws Exception {
        try (SimulatedServer right = start(judge().accuracy(1));
                SimulatedServer wrong = start(judge().accuracy(0));
                SimulatedServer biased = start(judge().accuracy(1).positionBias('B', 1))) {
            List<Integer> forth = List.of(2, 0, 3, 1);
            List<Integer> back = List.of(1, 3, 0, 2);

            assertThat(pick(right, forth)).isEqualTo(0);
            assertThat(pick(right, back)).isEqualTo(0);
            assertThat(pick(wrong, forth)).isNotEqualTo(0).isEqualTo(pick(wrong, back));
            assertThat(pick(biased, forth)).isEqualTo(forth.get(1));
            assertThat(pick(biased, back)).isEqualTo(back.get(1));
            assertThat(biased.tally().overall().mixed()).isEqualTo(1);
            assertThat(biased.tally().overall().accuracy()).isEqualTo(0.5);
            assertThat(biased.tally().overall().picks()).isEqualTo(Map.of("B", 2));
            assertThat(biased.tally().overall().chosenAt())
                    .isEqualTo(Map.of("B", new TallyReport.ChosenAt(1, 1), "C", new TallyReport.ChosenAt(1, 0)));
        }
    }

    @Test
    void oneCandidateIsRated() throws Exception {
        try (SimulatedServer server = start(judge().accuracy(0.7).ratingNoise(0.3))) {
            Client client = new Client(server.endpoint());
            int right = 0;
            for (SimulatedItem each : dataset.items()) {
                double chosen = rating(client, each, 0);
                double best = 0;
                for (int i = 1; i < each.size(); i++) {
                    best = Math.max(best, rating(client, each, i));
                }
                right += chosen > best ? 1 : 0;
            }

            assertThat(right).isEqualTo(70);
            assertThat(server.tally().overall().right()).isEqualTo(70);
            assertThat(server.tally().subsets().get("QA").right()).isEqualTo(42);
        }
    }

    @Test
    void aWithheldVerdictIsGivenWhenItIsAskedForAgain() throws Exception {
        try (SimulatedServer server = start(judge().accuracy(1).unreadable(1, true))) {
            Client client = new Client(server.endpoint());
            Map<String, Object> question = new HashMap<>(Client.question(NAME, item, List.of(1, 0)));
            String withheld = client.post("/v1/chat/completions", question).content();
            assertThat(withheld).doesNotContain("[[");
            assertThat(server.tally().overall().unreadable()).isEqualTo(1);

            List<Object> messages = new ArrayList<>((List<?>) question.get("messages"));
            messages.add(Client.message("assistant", withheld));
            messages.add(Client.message("user", "Only the letter, please."));
            question.put("messages", messages);

            assertThat(client.post("/v1/chat/completions", question).content()).endsWith("[[B]]");
            assertThat(server.tally().overall().unreadable()).isZero();
            assertThat(server.tally().overall().right()).isEqualTo(1);
            assertThat(server.tally().repairCalls()).isEqualTo(1);
        }
    }

    @Test
    void refusalsEmptyAnswersAndCutOnesLookLikeTheRealOnes() throws Exception {
        try (SimulatedServer refusing = start(judge().refusals(1));
                SimulatedServer silent = start(judge().empty(1));
                SimulatedServer talking = start(judge().answer("A long thought. So: [[{answer}]]"))) {
            Client.Reply refusal = ask(refusing);
            assertThat(refusal.body().at("/choices/0/message/content").isNull()).isTrue();
            assertThat(refusal.body().at("/choices/0/message/refusal").asText()).isNotEmpty();
            assertThat(ask(silent).content()).isEmpty();
            Map<String, Object> question = new HashMap<>(Client.question(NAME, item, List.of(0, 1)));
            question.put("max_tokens", 4);
            Client.Reply cut = new Client(talking.endpoint()).post("/v1/chat/completions", question);
            assertThat(cut.content()).isEqualTo("A long thought. ");
            assertThat(cut.body().at("/choices/0/finish_reason").asText()).isEqualTo("length");
            assertThat(cut.body().at("/usage/completion_tokens").asInt()).isEqualTo(4);
            assertThat(refusing.tally().overall().refused()).isEqualTo(1);
            assertThat(silent.tally().overall().empty()).isEqualTo(1);
            assertThat(talking.tally().overall().unreadable()).isEqualTo(1);
        }
    }

    @Test
    void unknownTextsAndModelsAreSeenAsSuch() throws Exception {
        try (SimulatedServer server = start(judge())) {
            Client client = new Client(server.endpoint());
            Map<String, Object> hello = Map.of("model", NAME, "messages", List.of(Client.message("user", "Hello")));

            assertThat(client.post("/v1/chat/completions", hello).content()).doesNotContain("[[");
            assertThat(server.tally().unknownCalls()).isEqualTo(1);
            Client.Reply other = client.ask("other", item, List.of(0, 1));
            assertThat(other.status()).isEqualTo(404);
            assertThat(other.body().at("/error/code").asText()).isEqualTo("model_not_found");
        }
    }

    private Client.Reply ask(SimulatedServer server) throws Exception {
        return new Client(server.endpoint()).ask(NAME, item, List.of(0, 1, 2, 3));
    }

    private int pick(SimulatedServer server, List<Integer> order) throws Exception {
        Matcher verdict = VERDICT.matcher(
                new Client(server.endpoint()).ask(NAME, item, order).content());
        assertThat(verdict.find()).isTrue();
        return order.get(verdict.group(1).charAt(0) - 'A');
    }

    private static double rating(Client client, SimulatedItem item, int candidate) throws Exception {
        Matcher verdict =
                VERDICT.matcher(client.ask(NAME, item, List.of(candidate)).content());
        assertThat(verdict.find()).isTrue();
        return Double.parseDouble(verdict.group(1));
    }

    private static SpecBuilder judge() {
        return SimulatedSpec.builder(NAME, Dialect.OPENAI_CHAT);
    }

    private SimulatedServer start(SpecBuilder spec) {
        return SimulatedServer.start(spec.build(), dataset);
    }
}
