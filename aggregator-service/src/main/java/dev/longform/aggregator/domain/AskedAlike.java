package dev.longform.aggregator.domain;

import dev.longform.contracts.RunEvent;
import java.util.Objects;

/** Whether the numbers of two runs are of one sort, so that one can be better than the other. */
public final class AskedAlike {
    private AskedAlike() {}

    /**
     * Models of one kind must have been asked by the same protocol and template in the same orders, their texts sampled
     * alike, and what was truncated must have counted in both or in neither. Models of two kinds cannot be asked alike.
     */
    public static boolean areComparable(RunEvent one, RunEvent other) {
        return one.model().kind() != other.model().kind()
                || one.protocol().name() == other.protocol().name()
                        && Objects.equals(
                                one.protocol().template(), other.protocol().template())
                        && one.protocol().rotations() == other.protocol().rotations()
                        && Objects.equals(
                                one.protocol().decoding(), other.protocol().decoding())
                        && one.protocol().allowTruncation() == other.protocol().allowTruncation();
    }
}
