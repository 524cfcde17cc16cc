package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Priority;
import dev.longform.dataset.domain.runs.CreditPlan.Applicant;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreditPlanTest {
    private static final UUID LONG = new UUID(0, 1);
    private static final UUID SHORT = new UUID(0, 2);

    @Test
    void aNewDeploymentTakesTheNextFreedCredits() {
        assertThat(CreditPlan.grant(
                        2,
                        List.of(
                                applicant(LONG, Priority.BACKFILL, 0, "a", "b", "c"),
                                applicant(SHORT, Priority.NEW_DEPLOYMENT, 7, "x", "y", "z"))))
                .containsExactly(new Granted(SHORT, "x"), new Granted(SHORT, "y"));
    }

    @Test
    void withinALaneTheRunWithFewerItemsOutComesFirst() {
        assertThat(CreditPlan.grant(
                        3,
                        List.of(
                                applicant(LONG, Priority.BACKFILL, 2, "a", "b", "c"),
                                applicant(SHORT, Priority.BACKFILL, 1, "x", "y", "z"))))
                .containsExactly(new Granted(SHORT, "x"), new Granted(LONG, "a"), new Granted(SHORT, "y"));
    }

    @Test
    void creditsThatNobodyNeedsStayFree() {
        assertThat(CreditPlan.grant(5, List.of(applicant(LONG, Priority.BACKFILL, 0, "a"))))
                .containsExactly(new Granted(LONG, "a"));
        assertThat(CreditPlan.grant(5, List.of())).isEmpty();
    }

    private static Applicant applicant(UUID run, Priority priority, int out, String... waiting) {
        return new Applicant(run, priority, Instant.EPOCH, false, out, List.of(waiting));
    }
}
