package dev.longform.needles.domain.aspects;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.Prose;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code entity}: a name of the document against another of the same kind and as many words. The neutral side is the
 * document's own. People and places are exchanged with others of the same document; well-known names with others of
 * their list; people who are alone in their document with somebody who is not in it.
 */
@Singleton
public class EntityStrategy implements NeedleStrategy {
    /** A name must be this well established before its absence is an error. */
    private static final int LEAST_MENTIONS = 2;

    private static final int DRAWS = 4;

    private final Gazetteer gazetteer = new Gazetteer();
    private final Strangers strangers = new Strangers();

    @Override
    public String aspect() {
        return "entity";
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        Names names = Names.of(prose);
        List<Edit> edits = new ArrayList<>();
        for (Mention mention : names.mentions()) {
            boolean usable = !mention.sentence().reference()
                    && mention.sentence().complete()
                    && !mention.sentence().quoted();
            if (usable && prose.editable(mention.span()) && free(mention)) {
                Random random = Seeded.random(seed, "entity", mention.span().start());
                edits.addAll(wordings(prose, names, mention, random));
            }
        }
        return edits;
    }

    /** One edit, and where a few draws find it, one whose longer side is the other. */
    private List<Edit> wordings(Prose prose, Names names, Mention mention, Random random) {
        List<Edit> drawn = Stream.generate(() -> edit(prose, names, mention, random))
                .limit(DRAWS)
                .flatMap(Optional::stream)
                .toList();
        return drawn.stream()
                .filter(edit ->
                        edit == drawn.get(0) || edit.longerSide() * drawn.get(0).longerSide() < 0)
                .limit(2)
                .toList();
    }

    private Optional<Edit> edit(Prose prose, Names names, Mention mention, Random random) {
        boolean onlyHere = names.count(mention.name()) < LEAST_MENTIONS;
        if (onlyHere && (gazetteer.isDate(mention.name()) || prose.narrates())) {
            return Optional.empty();
        }
        if (gazetteer.knows(mention.name())) {
            return gazetteer.other(mention, random).map(other -> edit(mention, other, rank(mention)));
        }
        if (names.count(mention.name()) < LEAST_MENTIONS || names.kind(mention.name()) == Kind.UNKNOWN) {
            return Optional.empty();
        }
        List<String> others = isSpeaker(prose, names, mention) ? List.of() : others(names, mention);
        if (!others.isEmpty()) {
            return Optional.of(edit(mention, others.get(random.nextInt(others.size())), 0));
        }
        return names.kind(mention.name()) == Kind.PERSON
                ? strangers.insteadOf(mention.name(), prose, random).map(other -> edit(mention, other, 1))
                : Optional.empty();
    }

    /** Whether it is a person of a text with dialogue: there one speaker may do what another does, but not a stranger. */
    private static boolean isSpeaker(Prose prose, Names names, Mention mention) {
        return names.kind(mention.name()) == Kind.PERSON && prose.quotes();
    }

    /** Another month or day of the week is seldom seen to be wrong: the last resort. */
    private int rank(Mention mention) {
        return gazetteer.isDate(mention.name()) ? 2 : 0;
    }

    private List<String> others(Names names, Mention mention) {
        String pronoun = Names.pronoun(mention.name());
        return names.all().stream()
                .filter(other -> names.kind(other) == names.kind(mention.name()))
                .filter(other -> names.count(other) >= LEAST_MENTIONS)
                .filter(other -> other.split(" ").length == mention.words())
                .filter(other -> !Names.related(other, mention.name()) && !gazetteer.knows(other))
                .filter(other -> Names.pronoun(other).equals(pronoun))
                .filter(other -> !mentionedNear(mention, other))
                .toList();
    }

    /** Whether the sentence already speaks of the other, in letters of any size. */
    private static boolean mentionedNear(Mention mention, String other) {
        String sentence = mention.sentence().text().toLowerCase(Locale.ROOT);
        return Stream.of(other.toLowerCase(Locale.ROOT).split(" ")).anyMatch(sentence::contains);
    }

    /** Not one half of a compound, not a label with a number, not a sort of being, and not where few places fit. */
    private boolean free(Mention mention) {
        boolean compound =
                mention.right().matches("(?s)[-_@].*") || mention.left().matches("(?s).*[-_@]");
        boolean label =
                mention.right().matches("(?s) \\p{Nd}.*") && mention.words() == 1 && !gazetteer.isDate(mention.name());
        boolean sort = mention.left().matches("(?is).*\\bthe ") && !gazetteer.knows(mention.name());
        return !compound
                && !label
                && !sort
                && !mention.right().matches("(?s)\\W{0,3}:.*")
                && !mention.left().endsWith(" on ");
    }

    private static Edit edit(Mention mention, String other, int rank) {
        return new Edit(mention.span(), mention.name(), other, rank);
    }
}
