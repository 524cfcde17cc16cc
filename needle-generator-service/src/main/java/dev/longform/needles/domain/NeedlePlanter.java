package dev.longform.needles.domain;

import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Answers one request: cuts its source, plants the needles, hands out the pairs one by one and says how it ended. The
 * same request has the same answer, byte for byte.
 */
public final class NeedlePlanter {
    /** Named in every pair; it changes whenever the same request would be answered otherwise. */
    public static final String GENERATOR = "rules-2";

    private final Map<String, NeedleStrategy> strategies = new TreeMap<>();

    /**
     * @param strategies one for each aspect
     * @throws IllegalArgumentException when two claim the same aspect
     */
    public NeedlePlanter(List<NeedleStrategy> strategies) {
        for (NeedleStrategy strategy : strategies) {
            if (this.strategies.put(strategy.aspect(), strategy) != null) {
                throw new IllegalArgumentException("two strategies for the aspect " + strategy.aspect());
            }
        }
    }

    /**
     * Makes the pairs of a request.
     *
     * @param request what is wanted
     * @param pairs takes each pair as soon as it is made, numbered from 0
     * @return the closing record
     */
    public HaystackDone plant(HaystackRequest request, Consumer<NeedlePair> pairs) {
        if (!Tokenizer.NAME.equals(request.tokenizer())) {
            return refused(request, "the tokenizer " + request.tokenizer() + " is not known; known: " + Tokenizer.NAME);
        }
        if (!wellFormed(request.text())) {
            return refused(request, "the source is not well-formed Unicode: it has half a surrogate pair");
        }
        Cut cut = Cut.of(request.text(), request.length(), request.tolerance());
        if (cut instanceof Cut.Refused refusal) {
            return refused(request, refusal.reason());
        }
        return plant(request, Haystack.of(((Cut.Made) cut).text()), pairs);
    }

    private HaystackDone plant(HaystackRequest request, Haystack haystack, Consumer<NeedlePair> pairs) {
        List<NeedleShortfall> shortfalls = new ArrayList<>();
        PairWriter writer = new PairWriter(request, haystack, pairs);
        for (String aspect : request.aspects()) {
            NeedleStrategy strategy = strategies.get(aspect);
            if (strategy == null) {
                unknown(request, aspect, shortfalls);
                continue;
            }
            CellFiller filler =
                    new CellFiller(strategy, haystack, request.bins(), request.pairsPerBin(), request.seed());
            List<List<Needle>> cells = filler.fill();
            for (int bin = 0; bin < request.bins(); bin++) {
                writer.write(aspect, bin, cells.get(bin));
                if (cells.get(bin).size() < request.pairsPerBin()) {
                    shortfalls.add(filler.shortfall(bin, cells));
                }
            }
        }
        return done(request, haystack, writer.written(), null, shortfalls);
    }

    private void unknown(HaystackRequest request, String aspect, List<NeedleShortfall> shortfalls) {
        String reason = "no strategy for the aspect " + aspect + "; known: " + String.join(", ", strategies.keySet());
        for (int bin = 0; bin < request.bins(); bin++) {
            shortfalls.add(new NeedleShortfall(aspect, bin, request.pairsPerBin(), 0, reason));
        }
    }

    private static HaystackDone refused(HaystackRequest request, String reason) {
        return done(request, null, 0, reason, List.of());
    }

    private static HaystackDone done(
            HaystackRequest request, Haystack haystack, int pairs, String refused, List<NeedleShortfall> shortfalls) {
        return new HaystackDone(
                request.planId(),
                request.haystackId(),
                request.sourceId(),
                request.length(),
                haystack == null ? 0 : haystack.measured().total(),
                haystack == null ? null : haystack.sha256(),
                pairs,
                refused,
                shortfalls,
                Tokenizer.NAME,
                GENERATOR);
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
