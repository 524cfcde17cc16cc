package dev.longform.dataset.domain.needles;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.dataset.NeedleConfig;
import dev.longform.dataset.persistence.NeedleHaystackRepository;
import dev.longform.dataset.persistence.NeedlePairRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores what the generator answers, a batch in one transaction. A haystack is answered when its closing record and all
 * its pairs are in, in whatever order they came. One whose editor failed has no pairs, and is not answered. Idempotent;
 * answers to what is not waited for are ignored.
 */
@ApplicationScoped
public class NeedleIntake {
    private static final int LONGEST_DOUBLING = 4;

    private final Jdbi jdbi;
    private final NeedlePairRepository pairs;
    private final NeedleHaystackRepository haystacks;
    private final NeedleConfig config;

    public NeedleIntake(
            Jdbi jdbi, NeedlePairRepository pairs, NeedleHaystackRepository haystacks, NeedleConfig config) {
        this.config = config;
        this.jdbi = jdbi;
        this.pairs = pairs;
        this.haystacks = haystacks;
    }

    /** Stores answers. */
    public void book(List<NeedleAnswer> answers) {
        jdbi.useTransaction(handle -> {
            pairs.insert(handle, only(answers, NeedleAnswer.Pair.class));
            Map<Boolean, List<NeedleAnswer.Done>> closings = only(answers, NeedleAnswer.Done.class).stream()
                    .collect(Collectors.partitioningBy(NeedleIntake::failed));
            haystacks.close(handle, closings.get(false));
            closings.get(true).forEach(answer -> fail(handle, answer));
            haystacks.complete(handle, answers);
        });
    }

    private static boolean failed(NeedleAnswer.Done answer) {
        EditingReport editing = answer.done().editing();
        return editing != null && editing.failure() != null;
    }

    /** What may work another time goes out again after a wait, and not for ever; anything else fails the plan. */
    private void fail(Handle handle, NeedleAnswer.Done answer) {
        EditingReport editing = answer.done().editing();
        EditingFailure failure = editing.failure();
        boolean last = !failure.reason().retriedAutomatically() || editing.publication() >= config.publications();
        long factor = 1L << Math.min(LONGEST_DOUBLING, editing.publication() - 1);
        haystacks.failed(
                handle,
                answer.plan(),
                answer.haystack(),
                editing.publication(),
                failure.reason().name(),
                Instant.now().plus(config.editorRetryAfter().multipliedBy(factor)),
                last,
                "the editor " + editing.editor() + " failed: " + failure.reason() + ", " + failure.detail()
                        + "; what it answered is kept, and the same plan goes on from there");
    }

    private static <T extends NeedleAnswer> List<T> only(List<NeedleAnswer> answers, Class<T> type) {
        return answers.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
