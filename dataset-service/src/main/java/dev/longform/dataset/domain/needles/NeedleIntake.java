package dev.longform.dataset.domain.needles;

import dev.longform.dataset.persistence.NeedleHaystackRepository;
import dev.longform.dataset.persistence.NeedlePairRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores what the generator answers, a batch in one transaction. A haystack is answered when its closing record and all
 * its pairs are in, in whatever order they came. Idempotent; answers to what is not waited for are ignored.
 */
@ApplicationScoped
public class NeedleIntake {
    private final Jdbi jdbi;
    private final NeedlePairRepository pairs;
    private final NeedleHaystackRepository haystacks;

    public NeedleIntake(Jdbi jdbi, NeedlePairRepository pairs, NeedleHaystackRepository haystacks) {
        this.jdbi = jdbi;
        this.pairs = pairs;
        this.haystacks = haystacks;
    }

    /** Stores answers. */
    public void book(List<NeedleAnswer> answers) {
        jdbi.useTransaction(handle -> {
            pairs.insert(handle, only(answers, NeedleAnswer.Pair.class));
            haystacks.close(handle, only(answers, NeedleAnswer.Done.class));
            haystacks.complete(handle, answers);
        });
    }

    private static <T extends NeedleAnswer> List<T> only(List<NeedleAnswer> answers, Class<T> type) {
        return answers.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
