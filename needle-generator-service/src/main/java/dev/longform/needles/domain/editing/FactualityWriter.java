package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedleAuthor;
import dev.longform.needles.domain.Haystack;
import dev.longform.needles.domain.Needle;
import dev.longform.needles.domain.aspects.Edit;
import dev.longform.needles.domain.aspects.Insertions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code factuality}: an added sentence that is true against the same sentence with one detail made false. An editor
 * model writes both; a second question, in both orders, has to name the false one before the pair is taken. What is
 * asked about a place follows from the document, the seed and the answers so far about this place alone.
 */
final class FactualityWriter {
    static final String ASPECT = "factuality";

    /** Named in pairs that were written; it changes with what is asked and which answers are taken. */
    static final String GENERATOR = "editor-1";

    /** Of one answer, thinking included. */
    static final int MOST_TOKENS = 2048;

    /** So many places are tried for each pair that is wanted. */
    private static final int PLACES_PER_PAIR = 3;

    /** How often the editor is asked about one place. */
    private static final int TRIES_PER_PLACE = 2;

    private final HaystackRequest request;
    private final Haystack haystack;
    private final Editor editor;
    private final ProposalRules rules;
    private final Verification verification;
    private final Map<Edit, NeedleAuthor> written = new LinkedHashMap<>();
    private final Map<String, Integer> rejected = new TreeMap<>();
    private final Set<Integer> withoutPlace = new HashSet<>();
    private int answers;

    FactualityWriter(HaystackRequest request, Haystack haystack, Editor editor) {
        this.request = request;
        this.haystack = haystack;
        this.editor = editor;
        this.rules = new ProposalRules(haystack.text());
        this.verification = new Verification(this::ask);
    }

    Drafts write() {
        EditingFailure failure = null;
        try {
            Places places = new Places(haystack, request.bins(), String.valueOf(request.seed()));
            for (int bin = 0; bin < request.bins(); bin++) {
                fill(bin, places.of(bin));
            }
        } catch (EditingFailedException e) {
            failure = e.failure();
        }
        EditingReport report = new EditingReport(
                request.editing().publication(), editor.name(), answers, written.size(), rejected, failure);
        return new Drafts(written, withoutPlace, report);
    }

    private void fill(int bin, List<Insertions.Place> places) {
        int wanted = request.pairsPerBin();
        int taken = 0;
        int tried = 0;
        while (taken < wanted && tried < places.size() && tried < PLACES_PER_PAIR * wanted) {
            boolean rightLonger = (bin + tried) % 2 == 0;
            taken += write(bin, places.get(tried), rightLonger) ? 1 : 0;
            tried++;
        }
        if (places.isEmpty()) {
            withoutPlace.add(bin);
        }
    }

    /** Has a pair written for a place; says whether it was taken. */
    private boolean write(int bin, Insertions.Place place, boolean rightLonger) {
        Excerpt excerpt = Excerpt.around(haystack.text(), place.offset());
        List<Message> question = EditPrompt.first(excerpt, rightLonger);
        List<Message> asked = question;
        for (int attempt = 1; attempt <= TRIES_PER_PLACE; attempt++) {
            EditorAnswer answer = ask(asked);
            Optional<Proposal> proposal =
                    answer.problem() == null ? ProposalReader.read(answer.text()) : Optional.empty();
            Optional<Rejection> rejection = judge(answer, proposal, bin, place);
            if (rejection.isEmpty()) {
                Optional<Rejection> doubt = verification.of(excerpt, proposal.orElseThrow());
                doubt.ifPresent(this::reject);
                if (doubt.isEmpty()) {
                    written.put(edit(place, proposal.orElseThrow()), new NeedleAuthor(editor.name(), answer.request()));
                }
                return doubt.isEmpty();
            }
            reject(rejection.get());
            if (rejection.get().complaint().isEmpty()) {
                return false;
            }
            asked = EditPrompt.again(question, answer.text(), rejection.get());
        }
        return false;
    }

    private Optional<Rejection> judge(
            EditorAnswer answer, Optional<Proposal> proposal, int bin, Insertions.Place place) {
        if (answer.problem() != null) {
            return Optional.of(Rejection.noAnswer(answer.problem()));
        }
        if (proposal.isEmpty()) {
            return Optional.of(Rejection.UNREADABLE);
        }
        Optional<Rejection> broken = rules.check(proposal.get());
        if (broken.isPresent()) {
            return broken;
        }
        Optional<Needle> needle = Needle.of(edit(place, proposal.get()), haystack);
        if (needle.isEmpty()) {
            return Optional.of(Rejection.TOKENS);
        }
        return needle.get().bin(request.bins()).equals(Optional.of(bin))
                ? Optional.empty()
                : Optional.of(Rejection.BETWEEN_BINS);
    }

    private EditorAnswer ask(List<Message> conversation) {
        EditorAnswer answer = editor.ask(conversation, MOST_TOKENS);
        answers++;
        return answer;
    }

    private void reject(Rejection rejection) {
        rejected.merge(rejection.reason(), 1, Integer::sum);
    }

    private static Edit edit(Insertions.Place place, Proposal proposal) {
        return new Edit(place.span(), " " + proposal.right(), " " + proposal.wrong(), 0);
    }
}
