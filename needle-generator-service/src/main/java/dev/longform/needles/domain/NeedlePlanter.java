package dev.longform.needles.domain;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import dev.longform.needles.domain.editing.Drafts;
import dev.longform.needles.domain.editing.Editing;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Answers one request: cuts its source, plants the needles, hands out the pairs one by one and says how it ended. The
 * same request has the same answer, byte for byte; where a model writes, it has either that one or, when the model failed,
 * no pairs.
 */
public final class NeedlePlanter {
    /** Named in every pair; it changes whenever the same request would be answered otherwise. */
    public static final String GENERATOR = "rules-3";

    private final Map<String, NeedleStrategy> strategies = new TreeMap<>();
    private final Editing editing;

    /**
     * @param strategies one for each aspect that is made by rule
     * @param editing has the others written
     * @throws IllegalArgumentException when two claim the same aspect
     */
    public NeedlePlanter(List<NeedleStrategy> strategies, Editing editing) {
        this.editing = editing;
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
        Optional<Drafts> drafts = Optional.ofNullable(request.editing()).map(task -> editing.write(request, haystack));
        Optional<EditingFailure> failure = drafts.flatMap(Drafts::failure);
        if (failure.isPresent()) {
            return done(request, haystack, 0, null, unfinished(request, failure.get()), drafts);
        }
        List<NeedleShortfall> shortfalls = new ArrayList<>();
        PairWriter writer =
                new PairWriter(request, haystack, edit -> drafts.flatMap(written -> written.author(edit)), pairs);
        for (String aspect : request.aspects()) {
            Optional<NeedleStrategy> strategy = strategy(aspect, drafts);
            if (strategy.isEmpty()) {
                String known = String.join(", ", strategies.keySet());
                shortfalls.addAll(none(request, aspect, "no strategy for the aspect " + aspect + "; known: " + known));
                continue;
            }
            CellFiller filler =
                    new CellFiller(strategy.get(), haystack, request.bins(), request.pairsPerBin(), request.seed());
            List<List<Needle>> cells = filler.fill();
            for (int bin = 0; bin < request.bins(); bin++) {
                writer.write(aspect, bin, cells.get(bin));
                if (cells.get(bin).size() < request.pairsPerBin()) {
                    shortfalls.add(shortfall(filler, strategy.get(), bin, cells));
                }
            }
        }
        return done(request, haystack, writer.written(), null, shortfalls, drafts);
    }

    private Optional<NeedleStrategy> strategy(String aspect, Optional<Drafts> drafts) {
        return drafts.filter(written -> written.aspect().equals(aspect))
                .map(NeedleStrategy.class::cast)
                .or(() -> Optional.ofNullable(strategies.get(aspect)));
    }

    private static NeedleShortfall shortfall(
            CellFiller filler, NeedleStrategy strategy, int bin, List<List<Needle>> cells) {
        NeedleShortfall shortfall = filler.shortfall(bin, cells);
        return strategy instanceof Drafts drafts && !filler.withdrew(bin)
                ? new NeedleShortfall(
                        shortfall.aspect(), bin, shortfall.wanted(), shortfall.made(), drafts.shortfall(bin))
                : shortfall;
    }

    private static List<NeedleShortfall> unfinished(HaystackRequest request, EditingFailure failure) {
        return request.aspects().stream()
                .flatMap(aspect -> none(request, aspect, "the editor failed: " + failure.reason()).stream())
                .toList();
    }

    private static List<NeedleShortfall> none(HaystackRequest request, String aspect, String reason) {
        return IntStream.range(0, request.bins())
                .mapToObj(bin -> new NeedleShortfall(aspect, bin, request.pairsPerBin(), 0, reason))
                .toList();
    }

    private static HaystackDone refused(HaystackRequest request, String reason) {
        return done(request, null, 0, reason, List.of(), Optional.empty());
    }

    private static HaystackDone done(
            HaystackRequest request,
            Haystack haystack,
            int pairs,
            String refused,
            List<NeedleShortfall> shortfalls,
            Optional<Drafts> drafts) {
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
                GENERATOR,
                drafts.map(Drafts::report).orElse(null));
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
