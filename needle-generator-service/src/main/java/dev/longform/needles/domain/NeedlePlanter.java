package dev.longform.needles.domain;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import dev.longform.needles.domain.editing.Drafts;
import dev.longform.needles.domain.editing.Editing;
import dev.longform.needles.domain.editing.WrittenText;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Answers one request: cuts its source, or has it written, plants the needles, hands out the pairs one by one and says how it ended. The
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
        if (request.text() == null && request.editing() == null) {
            return refused(request, "there is no text, and nobody is named to write it");
        }
        if (request.text() == null) {
            WrittenText written = editing.writeHaystack(request);
            return plant(request, written.cut(), Optional.of(written.report()), pairs);
        }
        if (!wellFormed(request.text())) {
            return refused(request, "the source is not well-formed Unicode: it has half a surrogate pair");
        }
        return plant(request, Cut.of(request.text(), request.length(), request.tolerance()), Optional.empty(), pairs);
    }

    private HaystackDone plant(
            HaystackRequest request, Cut cut, Optional<EditingReport> writing, Consumer<NeedlePair> pairs) {
        return cut instanceof Cut.Made made
                ? plant(request, Haystack.of(made.text()), writing, pairs)
                : done(request, null, 0, ((Cut.Refused) cut).reason(), List.of(), writing);
    }

    private HaystackDone plant(
            HaystackRequest request, Haystack haystack, Optional<EditingReport> writing, Consumer<NeedlePair> pairs) {
        Optional<Drafts> drafts = request.aspects().contains(Editing.ASPECT) && request.editing() != null
                ? Optional.of(editing.write(request, haystack))
                : Optional.empty();
        Optional<EditingReport> report = both(writing, drafts.map(Drafts::report));
        Optional<EditingFailure> failure = drafts.flatMap(Drafts::failure);
        if (failure.isPresent()) {
            return done(request, haystack, 0, null, unfinished(request, failure.get()), report);
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
        return done(request, haystack, writer.written(), null, shortfalls, report);
    }

    /** What generated the pairs of a request: where its text is from, and what changed it. */
    static String generator(HaystackRequest request, String edits) {
        return request.text() == null && request.editing() != null ? Editing.generator(request) + "+" + edits : edits;
    }

    /** The answers that were looked at for the text and for the needles; everything else is the needles'. */
    private static Optional<EditingReport> both(Optional<EditingReport> text, Optional<EditingReport> needles) {
        if (text.isEmpty() || needles.isEmpty()) {
            return text.or(() -> needles);
        }
        EditingReport report = needles.get();
        return Optional.of(new EditingReport(
                report.publication(),
                report.editor(),
                text.get().answers() + report.answers(),
                report.accepted(),
                report.rejected(),
                report.failure()));
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
            Optional<EditingReport> editing) {
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
                generator(request, GENERATOR),
                editing.orElse(null));
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
