package dev.longform.dataset.domain.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * What a run may use at most, over everything it does. A limit that nobody set is null.
 *
 * @param maxCalls calls that reach the server, failed ones included
 * @param maxTokens prompt and completion tokens, by the server's own count
 * @param maxCost in the currency of the model's prices
 */
public record Budget(Long maxCalls, Long maxTokens, BigDecimal maxCost) {
    /** No limit at all. */
    public static final Budget NONE = new Budget(null, null, null);

    @JsonIgnore
    public boolean limited() {
        return maxCalls != null || maxTokens != null || maxCost != null;
    }

    /** This one, with the limits that the other one sets. */
    public Budget raisedBy(Budget other) {
        return new Budget(
                other.maxCalls == null ? maxCalls : other.maxCalls,
                other.maxTokens == null ? maxTokens : other.maxTokens,
                other.maxCost == null ? maxCost : other.maxCost);
    }
}
