package dev.longform.judge.domain;

import dev.longform.contracts.Reason;
import dev.longform.contracts.ReparseAnswer.Reparsed;
import dev.longform.contracts.ReparseAnswer.Reread;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.Instructions;
import dev.longform.judge.domain.reading.JsonVerdict;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.judge.domain.reading.Scale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the stored texts of one verdict again. What no text tells stays as it was. */
final class Rereading {
    private static final Set<Reason> TOLD_BY_TEXT =
            EnumSet.of(Reason.EMPTY, Reason.UNPARSABLE, Reason.AMBIGUOUS, Reason.INVALID_SCORE);

    private final Method method;
    private final Instructions instructions;
    private final Verdict verdict;
    private final List<Reply> reread = new ArrayList<>();
    private int next;
    private boolean incomplete;

    /**
     * @param method what the texts are read by
     * @param instructions what the judge was told about the format, and what it would be told now
     * @param verdict whose texts they are
     */
    Rereading(Method method, Instructions instructions, Verdict verdict) {
        this.method = method;
        this.instructions = instructions;
        this.verdict = verdict;
    }

    /** What the texts say now, as answers to these questions. */
    Reparsed of(List<List<Integer>> orders) {
        if (verdict.replies().isEmpty() || verdict.reason() != null && !TOLD_BY_TEXT.contains(verdict.reason())) {
            return new Reparsed(verdict, Reread.NOTHING_TO_READ);
        }
        if (verdict.replies().stream().anyMatch(Reply::cut)) {
            return new Reparsed(verdict, Reread.CUT);
        }
        Judgement judgement =
                Hearing.of(method.protocol(), orders, verdict.facts().chosen(), this::answer);
        keepTheRest();
        Verdict now =
                RereadVerdict.of(verdict, judgement, reread, method.template().name());
        return new Reparsed(now, incomplete ? Reread.INCOMPLETE : Reread.READ);
    }

    /** Reads the question's answer, and where it cannot be read the answer to the repair question. */
    private Reading answer(List<Integer> order) {
        if (next >= verdict.replies().size()
                || !verdict.replies().get(next).order().equals(order)) {
            incomplete = true;
            Reason before = verdict.reason() == null ? Reason.UNPARSABLE : verdict.reason();
            return new Reading.Unread(before, "was never asked, because an answer before it could not be read then");
        }
        Reading reading = read(verdict.replies().get(next));
        if (hasRepair(order)) {
            Reply repair = verdict.replies().get(next);
            if (reading instanceof Reading.Unread unread && unread.repairable()) {
                return read(repair);
            }
            keep(repair);
        }
        return reading;
    }

    private boolean hasRepair(List<Integer> order) {
        return next < verdict.replies().size()
                && verdict.replies().get(next).repaired()
                && verdict.replies().get(next).order().equals(order);
    }

    private Reading read(Reply reply) {
        Scale scale = method.template().scale();
        Reading reading = reply.problem() == null
                ? expected(
                        reply,
                        JsonVerdict.read(
                                reply.format(),
                                method.parser(),
                                reply.text(),
                                new Asked(reply.order().size(), scale, instructions)))
                : new Reading.Unread(reply.problem(), "the server said that this answer does not count");
        next++;
        reread.add(RawText.again(reply, reading));
        return reading;
    }

    /** An expected rating stays where the text still holds a rating: the probabilities behind it are not kept. */
    private Reading expected(Reply reply, Reading reading) {
        boolean stays = Boolean.TRUE.equals(reply.expected())
                && reply.rating() != null
                && reading instanceof Reading.Rating
                && method.template().scale().holds(reply.rating());
        return stays
                ? new Reading.Rating(((Reading.Rating) reading).value(), OptionalDouble.of(reply.rating()))
                : reading;
    }

    private void keepTheRest() {
        while (next < verdict.replies().size()) {
            keep(verdict.replies().get(next));
        }
    }

    /** An answer that is not needed any more tells nothing. */
    private void keep(Reply reply) {
        next++;
        reread.add(RawText.again(reply, new Reading.Unread(Reason.UNPARSABLE, "not needed")));
    }
}
