package dev.longform.dataset.api;

import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.StartRuns;
import dev.longform.dataset.domain.schedules.Sample;
import dev.longform.dataset.domain.schedules.SchedulePlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The body of {@code POST /api/v1/schedules}; how the runs ask has the defaults of {@code POST /api/v1/runs}. */
public record ScheduleRequest(
        @NotBlank String name,
        @NotBlank String model,
        @NotBlank String dataset,
        @Valid SampleRequest sample,
        @NotNull @Min(1) @Max(8760) Integer everyHours,
        Instant startAt,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        Long seed,
        Priority priority,
        Boolean allowTruncation,
        @Valid StartRequest.DecodingRequest decoding,
        @Valid BudgetRequest budget) {

    /** Which part of the dataset; the seed is 1 unless given. */
    public record SampleRequest(
            @NotNull @Positive Long size, @PositiveOrZero Long seed) {
        Sample toSample() {
            return new Sample(size, seed == null ? 1 : seed);
        }
    }

    @AssertTrue(
            message =
                    "protocol is for judges: selection, rating or pairwise; classifiers have scores without being told")
    public boolean isProtocolForJudges() {
        return protocol != ProtocolName.SCORES;
    }

    SchedulePlan toPlan() {
        StartRuns wish = new StartRequest(
                        dataset,
                        List.of(model),
                        protocol,
                        rotations,
                        template,
                        seed,
                        priority,
                        allowTruncation,
                        decoding,
                        budget)
                .toWish();
        return new SchedulePlan(
                model,
                dataset,
                sample == null ? null : sample.toSample(),
                everyHours,
                startAt == null ? null : startAt.truncatedTo(ChronoUnit.SECONDS),
                wish.protocol(),
                wish.rotations(),
                template,
                wish.seed(),
                wish.priority(),
                wish.allowTruncation(),
                wish.temperature(),
                wish.decodingSeed().orElse(null),
                wish.maxTokens().orElse(null),
                wish.budget());
    }
}
