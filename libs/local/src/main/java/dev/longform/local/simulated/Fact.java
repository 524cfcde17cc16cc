package dev.longform.local.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated editor knows: sentences that are true, each with one that is false and has as many words.
 *
 * @param right the true one
 * @param wrong the false one
 */
record Fact(String right, String wrong) {
    private static final List<Fact> ALL =
            Arrays.stream("""
                The Earth goes around the Sun once in a year.|The Earth goes around the Sun once in a day.
                Water freezes at 0 degrees Celsius at sea level.|Water freezes at 9 degrees Celsius at sea level.
                Mount Everest is the highest mountain on the Earth.|Mount Etna is the highest mountain on the Earth.
                The Pacific is the largest ocean on the planet.|The Arctic is the largest ocean on the planet.
                A spider has eight legs and an insect has six.|A spider has seven legs and an insect has six.
                Paris lies on the Seine in the north of France.|Paris lies on the Rhine in the north of France.
                The human heart is divided into four separate chambers.|The human heart is divided into nine separate chambers.
                Sound travels faster through water than it does through air.|Sound travels slower through water than it does through air.
                Gold is heavier than an equal volume of solid iron.|Gold is lighter than an equal volume of solid iron.
                Light from the Sun reaches us after about eight minutes.|Light from the Sun reaches us after about two minutes.
                Whales are mammals that breathe air through their lungs.|Whales are fishes that breathe air through their lungs.
                The Nile flows through Egypt and into the Mediterranean Sea.|The Danube flows through Egypt and into the Mediterranean Sea.
                Bees make honey from the nectar that flowers offer them.|Ants make honey from the nectar that flowers offer them.
                A leap year has one day more than other years have.|A leap year has one hour more than other years have.
                Oxygen is the gas that fires need in order to burn.|Helium is the gas that fires need in order to burn.
                The Moon goes around the Earth in about four weeks.|The Moon goes around the Earth in about four days.
                Camels store fat in their humps and live in deserts.|Camels store milk in their humps and live in deserts.
                Iron rusts when it is left in damp air for long.|Clay rusts when it is left in damp air for long.
                A triangle on a flat page has three angles in all.|A triangle on a flat page has five angles in all.
                Bats find their way at night by listening for echoes.|Bats find their way at night by looking for sunlight.
                Venus is closer to the Sun than the planet Mars is.|Saturn is closer to the Sun than the planet Mars is.
                Coffee is made from the roasted seeds of a small tree.|Coffee is made from the roasted bark of a small tree.
                Diamonds consist of carbon atoms in a very regular order.|Diamonds consist of sulphur atoms in a very regular order.
                The Great Wall was built in the north of China.|The Great Wall was built in the north of India.
                An octopus has eight arms and three hearts in its body.|An octopus has eight arms and twelve hearts in its body.
                Salt lowers the temperature at which water turns to ice.|Salt raises the temperature at which water turns to ice.
                The tallest grass that people grow for building is bamboo.|The tallest grass that people grow for building is barley.
                Jupiter is the largest of the planets around the Sun.|Mercury is the largest of the planets around the Sun.
                A violin has four strings and is played with a bow.|A violin has eleven strings and is played with a bow.
                Chess is played by two persons on sixty-four squares.|Chess is played by two persons on sixty-one squares.
                Trees take up carbon dioxide and give off some oxygen.|Trees take up carbon dioxide and give off some chlorine.
                Cold air holds less water vapour than warm air does.|Cold air holds more water vapour than warm air does.
                """.lines().toArray(String[]::new)).map(Fact::parse).toList();

    private static Fact parse(String line) {
        String[] sides = line.split("\\|");
        return new Fact(sides[0], sides[1]);
    }

    /** The fact that is drawn for this request. */
    static Fact drawn(long seed, String request) {
        return ALL.get(SeededOrder.below(ALL.size(), seed, "fact", request));
    }

    /** The fact of which a text shows both sentences; the one that ends last when it shows several. */
    static Optional<Fact> in(String text) {
        return ALL.stream()
                .filter(fact -> text.contains(fact.right) && text.contains(fact.wrong))
                .max((a, b) -> Integer.compare(a.end(text), b.end(text)));
    }

    /** Whether the false sentence stands before the true one. */
    boolean wrongFirst(String text) {
        return text.lastIndexOf(wrong) < text.lastIndexOf(right);
    }

    /** The text without both sentences: the same in whichever order they are shown. */
    String without(String text) {
        return text.replace(right, "").replace(wrong, "");
    }

    private int end(String text) {
        return Math.max(text.lastIndexOf(right), text.lastIndexOf(wrong));
    }
}
