package dev.longform.needles.domain;

import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedlePair;
import dev.longform.needles.domain.aspects.ContradictionStrategy;
import dev.longform.needles.domain.aspects.EntityStrategy;
import dev.longform.needles.domain.aspects.NegationStrategy;
import dev.longform.needles.domain.aspects.NumberStrategy;
import dev.longform.needles.domain.aspects.SafetyStrategy;
import dev.longform.needles.domain.editing.Editing;
import java.util.ArrayList;
import java.util.List;

/** Requests and answers for tests. */
public final class Requests {
    public static final List<String> ASPECTS = List.of("number", "negation", "entity", "contradiction", "safety");

    private static final Editing NO_EDITING = new Editing(
            task -> {
                throw new AssertionError("no editor is asked for what is made by rule");
            },
            null);

    private Requests() {}

    /** A request for two pairs in each of ten bins. */
    public static HaystackRequest request(String text, int length, int tolerance, long seed) {
        return new HaystackRequest(
                "plan",
                "haystack",
                "source",
                "Writing",
                List.of(new Message("user", "Write.")),
                text,
                length,
                tolerance,
                10,
                2,
                ASPECTS,
                seed,
                "o200k_base");
    }

    public static NeedlePlanter planter() {
        return planter(NO_EDITING);
    }

    /** A planter whose needles are written by these. */
    public static NeedlePlanter planter(Editing editing) {
        NumberStrategy number = new NumberStrategy();
        NegationStrategy negation = new NegationStrategy();
        EntityStrategy entity = new EntityStrategy();
        return new NeedlePlanter(
                List.of(
                        number,
                        negation,
                        entity,
                        new ContradictionStrategy(number, entity, negation),
                        new SafetyStrategy()),
                editing);
    }

    /**
     * Pairs of an aspect whose chosen side has more characters, less those whose rejected side has: 0 when picking the
     * longer or the shorter side is right in exactly half of them.
     */
    public static int charactersTell(List<NeedlePair> pairs, String aspect) {
        return pairs.stream()
                .filter(pair -> pair.aspect().equals(aspect))
                .mapToInt(pair -> Integer.compare(
                        pair.chosen().codePointCount(0, pair.chosen().length()),
                        pair.rejected().codePointCount(0, pair.rejected().length())))
                .sum();
    }

    /** Everything that a request is answered with. */
    public record Answer(List<NeedlePair> pairs, HaystackDone done) {
        public static Answer to(HaystackRequest request) {
            List<NeedlePair> pairs = new ArrayList<>();
            HaystackDone done = planter().plant(request, pairs::add);
            return new Answer(pairs, done);
        }
    }
}
