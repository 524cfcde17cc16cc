package dev.longform.local.simulated;

/**
 * A judge's habit of picking one slot, whatever stands there.
 *
 * @param slot the slot's letter; the last slot where there are fewer
 * @param share of the items about which it does so, 0..1
 */
public record PositionBias(char slot, double share) {
    /** No habit. */
    static final PositionBias NONE = new PositionBias('A', 0);

    public PositionBias {
        slot = slot == 0 ? 'A' : slot;
        SpecRule.that(slot >= 'A' && slot <= 'P', "positionBias.slot must be a letter from A to P");
        SpecRule.share("positionBias.share", share);
    }
}
