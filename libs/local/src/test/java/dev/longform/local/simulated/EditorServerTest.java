package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditorServerTest {
    private static final String NAME = "simulated:editor";

    private final SimulatedDataset dataset = Items.dataset(Items.of("QA", 4));

    @Test
    void anAbleEditorWritesPairsAndNamesTheFalseStatementInBothOrders() throws Exception {
        try (SimulatedServer server = start("{}")) {
            for (int i = 0; i < 20; i++) {
                String[] sides =
                        sides(ask(server, "Write a pair for place " + i + ".").content());

                assertThat(sides[0]).isNotEqualTo(sides[1]);
                assertThat(sides[0].split(" ")).hasSameSizeAs(sides[1].split(" "));
                assertThat(named(server, i, sides[0], sides[1])).endsWith("[[B]]");
                assertThat(named(server, i, sides[1], sides[0])).endsWith("[[A]]");
            }

            TallyReport tally = server.tally();
            assertThat(tally.edits()).isEqualTo(new TallyReport.Edits(20, 0, 0, 0, 0, 40, 0));
            assertThat(tally.calls()).isEqualTo(60);
            assertThat(tally.answeredCalls()).isEqualTo(60);
        }
    }

    @Test
    void theSameRequestHasTheSameAnswer() throws Exception {
        try (SimulatedServer server = start("{unreadable: 0.3, equal: 0.3, uneven: 0.3}")) {
            for (int i = 0; i < 10; i++) {
                String first = ask(server, "Write a pair for place " + i + ".").content();
                assertThat(ask(server, "Write a pair for place " + i + ".").content())
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void whatIsWrongWithItsPairsIsCounted() throws Exception {
        try (SimulatedServer unreadable = start("{unreadable: 1}");
                SimulatedServer equal = start("{equal: 1}");
                SimulatedServer uneven = start("{uneven: 1}")) {
            assertThat(ask(unreadable, "A pair.").content()).doesNotContain("TRUE:");
            String[] same = sides(ask(equal, "A pair.").content());
            String[] longer = sides(ask(uneven, "A pair.").content());

            assertThat(same[0]).isEqualTo(same[1]);
            assertThat(longer[1].split(" ")).hasSize(longer[0].split(" ").length + 1);
            assertThat(unreadable.tally().edits().unreadable()).isEqualTo(1);
            assertThat(equal.tally().edits().equal()).isEqualTo(1);
            assertThat(uneven.tally().edits().uneven()).isEqualTo(1);
        }
    }

    @Test
    void aOneSidedVerifierIsWrongInOneOrderAndAWrongOneInBoth() throws Exception {
        try (SimulatedServer oneSided = start("{oneSided: 1}");
                SimulatedServer wrong = start("{wrong: 1}")) {
            String[] sides = sides(ask(oneSided, "A pair.").content());

            assertThat(named(oneSided, 0, sides[0], sides[1])).endsWith("[[A]]");
            assertThat(named(oneSided, 0, sides[1], sides[0])).endsWith("[[A]]");
            assertThat(named(wrong, 0, sides[0], sides[1])).endsWith("[[A]]");
            assertThat(named(wrong, 0, sides[1], sides[0])).endsWith("[[B]]");
            assertThat(oneSided.tally().edits().verifiedRight()).isEqualTo(1);
            assertThat(oneSided.tally().edits().verifiedWrong()).isEqualTo(1);
            assertThat(wrong.tally().edits().verifiedWrong()).isEqualTo(2);
        }
    }

    @Test
    void aFailingRequestWorksAfterItsFirstTries() throws Exception {
        try (SimulatedServer server = start("{failing: 1, firstTries: 2}")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                statuses.add(ask(server, "A pair.").status());
            }

            assertThat(statuses).containsExactly(500, 500, 200);
            assertThat(server.tally().failedCalls()).isEqualTo(2);
        }
    }

    @Test
    void aClassifierIsNoEditor() {
        assertThatThrownBy(() -> SimulatedSpec.builder("simulated:rm", Dialect.TEI)
                        .editor("{}")
                        .build())
                .hasMessage("an editor needs a dialect that writes text");
    }

    private SimulatedServer start(String editor) {
        return SimulatedServer.start(
                SimulatedSpec.builder(NAME, Dialect.OPENAI_CHAT).editor(editor).build(), dataset);
    }

    private static String named(SimulatedServer server, int place, String a, String b) throws Exception {
        return ask(server, "Place " + place + ". Which is false?\nA\n" + a + "\nB\n" + b + "\nEnd.")
                .content();
    }

    private static Client.Reply ask(SimulatedServer server, String text) throws Exception {
        return new Client(server.endpoint())
                .post(OpenAiLike.ROUTE, Map.of("model", NAME, "messages", List.of(Client.message("user", text))));
    }

    private static String[] sides(String answer) {
        String[] lines = answer.split("\n");
        assertThat(lines).hasSize(2);
        return new String[] {lines[0].substring("TRUE: ".length()), lines[1].substring("FALSE: ".length())};
    }
}
