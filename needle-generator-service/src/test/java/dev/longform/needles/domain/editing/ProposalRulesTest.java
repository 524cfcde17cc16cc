package dev.longform.needles.domain.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposalRulesTest {
    private final ProposalRules rules =
            new ProposalRules("The canal was dug by hand. Snow and ice cover the north of Greenland all year!");

    @Test
    void onePlainSentenceOnEachSideMayBeTaken() {
        assertThat(check(
                        "Dr. Röntgen found X-rays in 1895, as is well known.",
                        "Dr. Röntgen found X-rays in 1595, as is well known."))
                .isEmpty();
    }

    @Test
    void sidesThatDifferInNothingButACommaAreEqual() {
        assertThat(check("In the winter the lakes of Finland freeze.", "In the winter, the lakes of Finland freeze."))
                .contains(Rejection.EQUAL);
    }

    @Test
    void bothSidesHaveAsManyWords() {
        assertThat(check(
                        "Bees make honey from the nectar of flowers.",
                        "Wasps make all honey from the nectar of flowers."))
                .contains(Rejection.WORDS);
    }

    @Test
    void sixToThirtyWordsAreAllowed() {
        String thirty = "The " + "very ".repeat(24) + "old town lies on water.";

        assertThat(check("Bees make honey from nectar.", "Ants make honey from nectar."))
                .contains(Rejection.LENGTH);
        assertThat(check("Bees make honey from sweet nectar.", "Ants make honey from sweet nectar."))
                .isEmpty();
        assertThat(check(thirty, thirty.replace("old", "new"))).isEmpty();
        assertThat(check(thirty.replace("The", "The most"), thirty.replace("The", "The very")))
                .contains(Rejection.LENGTH);
    }

    @Test
    void markupQuotationsAndSeveralSentencesAreNotPlain() {
        String wrong = "Ants make honey from sweet nectar.";

        for (String right : new String[] {
            "**Bees** make honey from sweet nectar.",
            "\"Bees make honey from sweet nectar.\"",
            "bees make honey from sweet nectar.",
            "Bees make honey from sweet nectar",
            "Bees make honey. They use sweet nectar.",
            "Do bees make honey from nectar?",
            "Bees make honey\nfrom sweet nectar.",
            "Bees make honey from sweet nectar...",
            ""
        }) {
            assertThat(check(right, wrong)).as(right).contains(Rejection.NOT_PLAIN);
        }
    }

    @Test
    void whatTheDocumentSaysAlreadyIsNoNeedle() {
        String said = "Snow and ice cover the north of Greenland all year.";

        assertThat(check(said, said.replace("north", "south"))).contains(Rejection.REPEATED);
        assertThat(check(said.replace("north", "south"), said)).contains(Rejection.REPEATED);
    }

    private Optional<Rejection> check(String right, String wrong) {
        return rules.check(new Proposal(right, wrong));
    }
}
