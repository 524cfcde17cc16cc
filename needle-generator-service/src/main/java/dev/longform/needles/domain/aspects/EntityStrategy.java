package dev.longform.needles.domain.aspects;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.Prose;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * {@code entity}: a name of the document against another of the same kind and as many words. The neutral side is the
 * document's own. People and places are exchanged with others of the same document; well-known names with others of
 * their list; people who are alone in their document with somebody who is not in it.
 */
@Singleton
public class EntityStrategy implements NeedleStrategy {
    /** A name must be this well established before its absence is an error. */
    private static final int LEAST_MENTIONS = 2;

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
            boolean usable =
                    mention.sentence().complete() && !mention.sentence().quoted();
            if (usable && prose.editable(mention.span()) && free(mention)) {
                Random random = Seeded.random(seed, "entity", mention.span().start());
                edit(prose, names, mention, random).ifPresent(edits::add);
            }
        }
        return edits;
    }

    private Optional<Edit> edit(Prose prose, Names names, Mention mention, Random random) {
        if (gazetteer.knows(mention.name())) {
            return gazetteer.other(mention, random).map(other -> edit(mention, other, 0));
        }
        if (names.count(mention.name()) < LEAST_MENTIONS || names.kind(mention.name()) == Kind.UNKNOWN) {
            return Optional.empty();
        }
        List<String> others = others(names, mention);
        if (!others.isEmpty()) {
            return Optional.of(edit(mention, others.get(random.nextInt(others.size())), 0));
        }
        return names.kind(mention.name()) == Kind.PERSON
                ? strangers.insteadOf(mention.name(), prose, random).map(other -> edit(mention, other, 1))
                : Optional.empty();
    }

    private List<String> others(Names names, Mention mention) {
        String pronoun = Names.pronoun(mention.name());
        return names.all().stream()
                .filter(other -> names.kind(other) == names.kind(mention.name()))
                .filter(other -> names.count(other) >= LEAST_MENTIONS)
                .filter(other -> other.split(" ").length == mention.words())
                .filter(other -> !Names.related(other, mention.name()) && !gazetteer.knows(other))
                .filter(other -> Names.pronoun(other).equals(pronoun))
                .filter(other -> !mentionedNear(names, mention, other))
                .toList();
    }

    /** Whether the sentence, with all its names, already speaks of the other. */
    private static boolean mentionedNear(Names names, Mention mention, String other) {
        return names.mentions().stream()
                .filter(near -> near.sentence().span().equals(mention.sentence().span()))
                .anyMatch(near -> Names.related(near.name(), other));
    }

    /** Not one half of a compound. */
    private static boolean free(Mention mention) {
        return !mention.right().startsWith("-") && !mention.left().endsWith("-");
    }

    private static Edit edit(Mention mention, String other, int rank) {
        return new Edit(mention.span(), mention.name(), other, rank);
    }
}
