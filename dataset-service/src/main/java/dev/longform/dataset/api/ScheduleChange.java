package dev.longform.dataset.api;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The body of {@code PATCH /api/v1/schedules/{name}}; what is left out stays. */
public record ScheduleChange(
        Boolean enabled, @Min(1) @Max(8760) Integer everyHours) {
    @AssertTrue(message = "give enabled, everyHours or both")
    public boolean isAnythingGiven() {
        return enabled != null || everyHours != null;
    }
}
