package dev.longform.platform.deadletters;

/**
 * What a replay did.
 *
 * @param replayed records that were sent again
 * @param settled records for which nothing is left to do
 * @param failed records that could not be replayed
 */
public record ReplayResult(long replayed, long settled, long failed) {
    static final ReplayResult NOTHING = new ReplayResult(0, 0, 0);

    ReplayResult plus(Replayer.Outcome outcome) {
        return switch (outcome) {
            case REPLAYED -> new ReplayResult(replayed + 1, settled, failed);
            case SETTLED -> new ReplayResult(replayed, settled + 1, failed);
            case IMPOSSIBLE -> new ReplayResult(replayed, settled, failed + 1);
        };
    }

    ReplayResult plusFailed() {
        return plus(Replayer.Outcome.IMPOSSIBLE);
    }
}
