package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Priority;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Who gets the free credits of an endpoint: runs of new deployments before backfills; within a lane the run with the
 * fewest items out, so that a long run cannot stand in front of a short one.
 */
public final class CreditPlan {
    private CreditPlan() {}

    /**
     * A run that has items waiting.
     *
     * @param run the run
     * @param priority its lane
     * @param createdAt the older one first, among equals
     * @param limited whether it has a budget
     * @param out how many of its items are out
     * @param waiting its next items, in the order in which they go out
     */
    public record Applicant(
            UUID run, Priority priority, Instant createdAt, boolean limited, int out, List<String> waiting) {
        /** The same with only its first waiting items. */
        Applicant only(int first) {
            return new Applicant(run, priority, createdAt, limited, out, waiting.subList(0, first));
        }
    }

    /** An item that gets a credit. */
    public record Granted(UUID run, String itemId) {}

    /** Grants at most {@code free} credits. */
    public static List<Granted> grant(int free, List<Applicant> applicants) {
        List<Lane> lanes = applicants.stream().map(Lane::new).toList();
        List<Granted> granted = new ArrayList<>();
        while (granted.size() < free) {
            Lane next = lanes.stream()
                    .filter(lane -> !lane.waiting.isEmpty())
                    .min(Lane.ORDER)
                    .orElse(null);
            if (next == null) {
                return granted;
            }
            granted.add(new Granted(next.applicant.run(), next.waiting.removeFirst()));
            next.out++;
        }
        return granted;
    }

    private static final class Lane {
        static final Comparator<Lane> ORDER = Comparator.<Lane, Priority>comparing(lane -> lane.applicant.priority())
                .thenComparing(lane -> lane.out)
                .thenComparing(lane -> lane.applicant.createdAt())
                .thenComparing(lane -> lane.applicant.run());

        private final Applicant applicant;
        private final Deque<String> waiting;
        private int out;

        Lane(Applicant applicant) {
            this.applicant = applicant;
            this.waiting = new ArrayDeque<>(applicant.waiting());
            this.out = applicant.out();
        }
    }
}
