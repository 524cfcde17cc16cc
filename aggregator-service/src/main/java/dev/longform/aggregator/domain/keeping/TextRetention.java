package dev.longform.aggregator.domain.keeping;

import dev.longform.aggregator.TextRetentionConfig;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.VerdictFilter;
import dev.longform.aggregator.persistence.TextRepository;
import dev.longform.aggregator.persistence.TextRepository.Holder;
import dev.longform.aggregator.persistence.VerdictRepository;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import dev.longform.database.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes what judges wrote out of verdicts that are older than the retention says, also when they come later. What was
 * read from it stays: picks, ratings, outcomes, and so every number and every recount.
 */
@ApplicationScoped
public class TextRetention {
    private static final Logger LOG = Logger.getLogger(TextRetention.class);
    private static final int RUNS_AT_ONCE = 20;
    private static final int VERDICTS_AT_ONCE = 100;

    private final Jdbi jdbi;
    private final TextRepository texts;
    private final VerdictRepository verdicts;
    private final HouseMeters meters;
    private final RetentionRule rule;

    public TextRetention(
            Jdbi jdbi,
            TextRepository texts,
            VerdictRepository verdicts,
            HouseMeters meters,
            TextRetentionConfig config) {
        this.jdbi = jdbi;
        this.texts = texts;
        this.verdicts = verdicts;
        this.meters = meters;
        this.rule = RetentionRule.of(config);
    }

    /** Takes the texts out of some of the runs that are due. */
    void round(Instant now) {
        rule
                .endedBefore(now)
                .map(latest -> jdbi.withHandle(handle -> texts.holders(handle, latest)))
                .orElse(List.of())
                .stream()
                .filter(holder -> isDue(holder, now))
                .limit(RUNS_AT_ONCE)
                .forEach(holder -> drop(holder.run()));
    }

    private boolean isDue(Holder holder, Instant now) {
        return rule.endedBefore(holder.dataset(), now)
                .filter(holder.endedAt()::isBefore)
                .isPresent();
    }

    /** Noted first: whoever reads texts again knows from the beginning that some may be missing. */
    private void drop(RunKey run) {
        Optional<Instant> begun = jdbi.inTransaction(handle -> texts.begin(handle, run));
        long dropped = 0;
        Optional<String> after = Optional.empty();
        do {
            Optional<String> from = after;
            Page page = jdbi.inTransaction(handle -> drop(handle, run, from));
            dropped += page.dropped();
            after = page.last();
        } while (after.isPresent());
        begun.ifPresent(at -> jdbi.useTransaction(handle -> texts.done(handle, run, at)));
        meters.droppedTexts(dropped);
        LOG.infof("Texts dropped: run=%s revision=%d verdicts=%d", run.runId(), run.revision(), dropped);
    }

    /** How many verdicts of a page had texts, and the last item of it; empty after the last page. */
    private record Page(long dropped, Optional<String> last) {}

    private Page drop(Handle handle, RunKey run, Optional<String> after) {
        if (!texts.lock(handle, run)) {
            return new Page(0, Optional.empty());
        }
        VerdictFilter next =
                new VerdictFilter(Optional.empty(), Optional.empty(), Optional.empty(), after, VERDICTS_AT_ONCE);
        List<Verdict> page = verdicts.find(handle, run, next, VERDICTS_AT_ONCE);
        List<Verdict> without = page.stream()
                .filter(TextRetention::hasTexts)
                .map(TextRetention::withoutTexts)
                .toList();
        texts.replace(handle, without);
        return new Page(
                without.size(),
                page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).itemId()));
    }

    private static boolean hasTexts(Verdict verdict) {
        return verdict.replies().stream().anyMatch(reply -> reply.text() != null);
    }

    private static Verdict withoutTexts(Verdict verdict) {
        List<Reply> replies =
                verdict.replies().stream().map(reply -> reply.withText(null)).toList();
        return verdict.withReplies(replies);
    }
}
