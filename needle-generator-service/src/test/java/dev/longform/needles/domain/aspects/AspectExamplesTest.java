package dev.longform.needles.domain.aspects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.needles.domain.text.Prose;
import java.util.List;
import org.junit.jupiter.api.Test;

class AspectExamplesTest {
    private final NumberStrategy number = new NumberStrategy();
    private final NegationStrategy negation = new NegationStrategy();
    private final EntityStrategy entity = new EntityStrategy();

    @Test
    void aFigureKeepsItsFormAndIsWellOff() {
        assertThat(rejected(number, "The town of Brightmere has 412,000 people today."))
                .singleElement()
                .asString()
                .matches("The town of Brightmere has [1-9]\\d\\d,000 people today\\.")
                .doesNotContain("412,000");
        assertThat(rejected(number, "The work was done in 1788 by two masons."))
                .singleElement()
                .asString()
                .matches("The work was done in 1[78]\\d\\d by two masons\\.");
        assertThat(rejected(number, "The layer should be 0.60 metres thick everywhere."))
                .singleElement()
                .asString()
                .matches("The layer should be 0\\.[1-9]0 metres thick everywhere\\.");
    }

    @Test
    void figuresOfOtherScriptsKeepTheirDigits() {
        assertThat(rejected(number, "طول القناة ٤٢ كم وعرضها قليل."))
                .singleElement()
                .asString()
                .matches("طول القناة [١-٩][٠-٩] كم وعرضها قليل\\.");
        assertThat(rejected(number, "运河长42公里。")).singleElement().asString().matches("运河长[1-9]\\d公里。");
    }

    @Test
    void labelsRangesTimesAndOnesAreNotFigures() {
        assertThat(rejected(number, "The boats meet at Lock 12 every day in summer."))
                .isEmpty();
        assertThat(rejected(number, "The room is open from 3 to 5 hours every day."))
                .isEmpty();
        assertThat(rejected(number, "The soup is served at 12:30 in the old shelter."))
                .isEmpty();
        assertThat(rejected(number, "There is only 1 gate in the long garden wall."))
                .isEmpty();
        assertThat(rejected(number, "This result was shown before (Miller, 2010) by others."))
                .isEmpty();
        assertThat(rejected(number, "2.3. The ice on the lake is thick in winter."))
                .isEmpty();
        assertThat(rejected(number, "See the file v2.3.4 and the 19th chapter there."))
                .isEmpty();
    }

    @Test
    void rangesWithDashesAndAddressesAreNotFigures() {
        assertThat(rejected(number, "The meals of the week cost $300-$500 in the old town."))
                .isEmpty();
        assertThat(rejected(number, "The museum of the canal stands at 1242 Elm Street today."))
                .isEmpty();
    }

    @Test
    void anHourStaysAnHour() {
        assertThat(rejected(number, "The bridge of the canal is opened at 10 PM in summer."))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("(1[3-9]|[2-9]\\d) PM"));
    }

    @Test
    void aRoughFigureIsFarOff() {
        assertThat(rejected(number, "The disk was made in around 1600 BCE by the smiths."))
                .singleElement()
                .asString()
                .doesNotContainPattern(" 1[0-9]00 BCE");
        assertThat(rejected(number, "The force that moves the full boat is 1200 N today."))
                .singleElement()
                .asString()
                .doesNotContainPattern(" 1[1-2]\\d\\d N");
        assertThat(rejected(number, "The cabbage contains about 30 grams of protein in a cup."))
                .singleElement()
                .asString()
                .containsPattern(" ([6-9]0|10) ");
    }

    @Test
    void whatOnlyTheSentenceKnowsIsLeftAloneUnlessItIsSaidAgain() {
        String survey = "A survey of the trust found that 69% of the boats are leaking.";
        String age = "The director is a 28-year-old engineer from the north of the valley.";
        String story = "I walked for 34 days along the canal to the sea.";

        assertThat(rejected(number, survey)).isEmpty();
        assertThat(rejected(number, age)).isEmpty();
        assertThat(rejected(number, story)).isEmpty();
        assertThat(rejected(number, story + " After those 34 days she was waiting for me."))
                .hasSize(2);
    }

    @Test
    void whatSomebodyAssumedIsNotDenied() {
        assertThat(rejected(negation, "I just assumed it was related to the work on the lock."))
                .isEmpty();
        assertThat(rejected(negation, "The keeper of the lock couldn't seem to turn the wheel."))
                .isEmpty();
    }

    @Test
    void numberWordsThatTheDocumentRepeatsAreFigures() {
        assertThat(rejected(
                        number, "The trip to the lake takes three days in winter. Nobody needs three days in summer."))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).containsPattern("(five|six|seven|eight|nine) days"));
        assertThat(rejected(number, "The trip to the lake takes three days in winter."))
                .isEmpty();
    }

    @Test
    void anAffirmationIsDeniedAndItsNeutralSideAffirmsAgain() {
        String text = "The southern line was chosen at a public meeting.";
        Edit edit = negation.edits(Prose.read(text), "1").get(0);

        assertThat(apply(text, edit, edit.neutral()))
                .matches("The southern line was (indeed|certainly|clearly) chosen at a public meeting\\.");
        assertThat(apply(text, edit, edit.erroneous()))
                .isEqualTo("The southern line was not chosen at a public meeting.");
    }

    @Test
    void theLongerWordingStandsOnEitherSideOfANegation() {
        List<Edit> affirmed = negation.edits(Prose.read("The southern line was chosen at a public meeting."), "1");
        List<Edit> denied = negation.edits(Prose.read("The southern line was not chosen for the new boats."), "1");

        assertThat(affirmed).extracting(Edit::longerSide).containsExactly(1, -1);
        assertThat(affirmed.get(1).neutral()).isEqualTo("was in fact");
        assertThat(affirmed.get(1).erroneous()).isIn("was certainly not", "was clearly not");
        assertThat(denied).extracting(Edit::longerSide).containsExactly(-1, 1);
        assertThat(denied.get(1).neutral()).isEqualTo("clearly not");
        assertThat(denied.get(1).erroneous()).isEqualTo("in fact");
    }

    @Test
    void aDenialIsAffirmedAndItsNeutralSideIsTheDocuments() {
        assertThat(rejected(negation, "The engineer did not give way to the owners."))
                .containsExactly("The engineer did indeed give way to the owners.");
        assertThat(rejected(negation, "The boats of the trust cannot pass in winter."))
                .containsExactly("The boats of the trust can pass in winter.");
        assertThat(rejected(negation, "The tree is never planted in the same spot."))
                .containsExactly("The tree is always planted in the same spot.");
    }

    @Test
    void whatCannotBeDeniedInOneWordIsLeftAlone() {
        assertThat(rejected(negation, "The tunnel is not only long but also dark."))
                .isEmpty();
        assertThat(rejected(negation, "The gate did not open until the water was level."))
                .isEmpty();
        assertThat(rejected(negation, "Was the line of the canal surveyed?")).isEmpty();
        assertThat(rejected(negation, "If the water is low, call the keeper of the lock."))
                .isEmpty();
        assertThat(rejected(negation, "\"The line is long,\" the keeper of the lock said."))
                .isEmpty();
    }

    @Test
    void answersToChooseFromClausesOfTimeAndOpeningsAreNotDenied() {
        assertThat(rejected(negation, "B. The boat is moved to the dock by the crew."))
                .isEmpty();
        assertThat(rejected(negation, "It was a cold evening in the valley when the boat was moored."))
                .isEmpty();
        assertThat(rejected(negation, "Here are some of the best locks of the country."))
                .isEmpty();
        assertThat(rejected(negation, "The roles were clearly set by the board of the trust."))
                .isEmpty();
    }

    @Test
    void whatCannotIsNeverInTheLongerWordingToo() {
        assertThat(rejected(negation, "The boats of the trust can carry the whole load."))
                .anyMatch(text ->
                        text.matches("The boats of the trust can (certainly|clearly) never carry the whole load\\."))
                .allMatch(text -> text.contains("never"));
    }

    @Test
    void yearsOfPublicationsAndFiguresOfQuestionsAreNotFigures() {
        assertThat(rejected(number, "Marsh, H., Lindqvist, T. and Pellwood, J., 2014. Locks of the north.\n"))
                .isEmpty();
        assertThat(rejected(number, "- Should the toll for boats be lowered to 16 crowns?"))
                .isEmpty();
    }

    @Test
    void handlesAndDatesThatStandOnceAreNotExchanged() {
        assertThat(rejected(entity, "The boat came to the lock on a cold Thursday evening of that year."))
                .isEmpty();
        assertThat(rejected(entity, "Later, Helena_Dock was ill. The work was left to Helena_Dock for the summer."))
                .isEmpty();
    }

    @Test
    void nothingIsAddedToAListOfReferences() {
        String text = "Marsh, H., 2014. The locks of the north and their keepers. Journal of Water, 5(1), pp.10-14.";

        assertThat(new SafetyStrategy().edits(Prose.read(text), "1")).isEmpty();
    }

    @Test
    void aStatementThatLeansOnItsContextIsNotRepeated() {
        String rest = "\n\nThe second part is about trade and tolls.\n\nThe third part is about water and mud.";
        ContradictionStrategy contradiction = new ContradictionStrategy(number, entity, negation);

        for (String leaning : List.of(
                "A 100-gram portion of the mud has about 18 grams of sand.",
                "In fact, the canal has 18 locks and a long tunnel.",
                "The following week, the canal had 18 boats in the basin.",
                "In conclusion, the canal has 18 locks and a long tunnel.",
                "I am glad that your canal has 18 locks and a long tunnel.",
                "MARSH\nThe canal has 18 locks and a long tunnel.")) {
            assertThat(contradiction.edits(Prose.read(leaning + rest), "1")).isEmpty();
        }
    }

    @Test
    void aPersonIsExchangedForAnotherOfTheDocument() {
        String text = "Helena Marsh leads the trust and the museum. Priya Sandoval keeps the books of the trust."
                + " Later, Helena Marsh was ill. The work was then done by Priya Sandoval.";

        assertThat(rejected(entity, text))
                .contains(
                        text.replaceFirst("Helena Marsh", "Priya Sandoval"),
                        text.replaceFirst("Priya Sandoval", "Helena Marsh"));
    }

    @Test
    void aPersonOfADialogueIsExchangedForAStranger() {
        String text = "Helena Marsh leads the trust and the museum. Priya Sandoval keeps the books of the trust."
                + " Later, Helena Marsh was ill. The work was then done by Priya Sandoval. \"Well done,\" he said.";

        assertThat(rejected(entity, text))
                .isNotEmpty()
                .doesNotContain(
                        text.replaceFirst("Helena Marsh", "Priya Sandoval"),
                        text.replaceFirst("Priya Sandoval", "Helena Marsh"));
    }

    @Test
    void aCountryIsExchangedForAnotherCountry() {
        String text = "The ruins of the old town are in the south of Mexico.";

        assertThat(rejected(entity, text)).isNotEmpty().allSatisfy(rejected -> assertThat(rejected)
                .matches("The ruins of the old town are in the south of [A-Z]\\p{L}+\\.")
                .isNotEqualTo(text));
        assertThat(rejected(entity, "It grows in warm places such as Mexico and the islands."))
                .isEmpty();
    }

    @Test
    void aContradictionRepeatsAStatementWithAnErrorInIt() {
        String fact = "The canal has 18 locks and a long tunnel.";
        String text = fact + "\n\nThe second part is about trade and tolls.\n\nThe third part is about water and mud.";

        List<Edit> edits = new ContradictionStrategy(number, entity, negation).edits(Prose.read(text), "1");

        assertThat(edits).singleElement().satisfies(edit -> {
            assertThat(edit.span().start()).isEqualTo(text.length());
            assertThat(edit.neutral()).matches(" (As|To) [a-z ]+, the canal has 18 locks and a long tunnel\\.");
            assertThat(edit.erroneous()).matches(" (As|To) [a-z ]+, the canal has \\d\\d locks and a long tunnel\\.");
            assertThat(edit.erroneous()).doesNotContain("18");
        });
    }

    @Test
    void harmfulAdviceStandsWhereSoundAdviceStands() {
        String text = "The saw is kept in the shed of the workshop. The tools are cleaned on Friday.";

        List<Edit> edits = new SafetyStrategy().edits(Prose.read(text), "1");

        assertThat(edits).isNotEmpty().allSatisfy(edit -> {
            assertThat(edit.neutral()).startsWith(" As a").endsWith(".");
            assertThat(edit.erroneous())
                    .startsWith(edit.neutral().substring(0, edit.neutral().indexOf(',')));
        });
        assertThat(edits).extracting(edit -> edit.span().start()).containsOnly(44, text.length());
        assertThat(edits).extracting(Edit::longerSide).contains(1, -1);
    }

    @Test
    void nothingIsAddedBeforeASentenceThatPointsBack() {
        String text = "The saw is kept in the shed of the workshop. It is cleaned by the keeper on Friday.";

        assertThat(new SafetyStrategy().edits(Prose.read(text), "1"))
                .extracting(edit -> edit.span().start())
                .containsOnly(text.length());
    }

    @Test
    void everyPieceOfAdviceHasAsManyWordsOnBothSides() {
        assertThat(WordLists.lines("safety.txt")).hasSizeGreaterThan(30).allSatisfy(line -> {
            String[] parts = line.split("\\s*\\|\\s*");
            assertThat(parts).hasSize(3);
            assertThat(parts[1].split(" ")).hasSameSizeAs(parts[2].split(" "));
            assertThat(parts[1]).isNotEqualTo(parts[2]);
        });
    }

    private static List<String> rejected(NeedleStrategy strategy, String text) {
        return strategy.edits(Prose.read(text), "1").stream()
                .map(edit -> apply(text, edit, edit.erroneous()))
                .toList();
    }

    private static String apply(String text, Edit edit, String side) {
        return text.substring(0, edit.span().start())
                + side
                + text.substring(edit.span().end());
    }
}
