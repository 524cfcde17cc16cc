package dev.longform.judge.domain;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import java.util.List;

/** A verdict with what its texts say now; what the calls told and cost stays as it was. */
final class RereadVerdict {
    private RereadVerdict() {}

    /** The verdict after reading all its texts; a reason that stays the same keeps its detail. */
    static Verdict of(Verdict before, Judgement judgement, List<Reply> replies, String template) {
        if (judgement instanceof Judgement.Answered answered) {
            return verdict(before, answered, null, replies, template);
        }
        Judgement.Unanswered now = (Judgement.Unanswered) judgement;
        boolean same = now.reason() == before.reason();
        return verdict(
                before,
                null,
                new Judgement.Unanswered(now.reason(), same ? before.detail() : now.detail()),
                replies,
                template);
    }

    private static Verdict verdict(
            Verdict before,
            Judgement.Answered answered,
            Judgement.Unanswered unanswered,
            List<Reply> replies,
            String template) {
        return new Verdict(
                before.runId(),
                before.revision(),
                before.itemId(),
                before.attempt(),
                before.publication(),
                before.delivery(),
                before.facts(),
                answered == null ? Outcome.UNSCORED : answered.scored().outcome(),
                unanswered == null ? null : unanswered.reason(),
                unanswered == null ? null : unanswered.detail(),
                answered == null ? 0 : answered.scored().credit(),
                answered == null ? 0 : answered.scored().top1(),
                answered == null ? null : answered.scores().orElse(null),
                replies,
                before.truncation(),
                template,
                before.usage(),
                before.signal(),
                before.retryAfterMs(),
                before.answeredAt(),
                before.worker());
    }
}
