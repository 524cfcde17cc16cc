package dev.longform.dataset.api;

import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.StartRuns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /api/v1/runs}; what may be left out has the default that {@code docs/rest.md} states. */
public record StartRequest(
        @NotBlank String dataset,
        @NotEmpty List<@NotBlank String> models,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        Long seed,
        Priority priority,
        Boolean allowTruncation,
        @Valid DecodingRequest decoding,
        @Valid BudgetRequest budget) {

    /** How judges decode. */
    public record DecodingRequest(
            @DecimalMin("0") @DecimalMax("2") Double temperature,
            Long seed,
            @Positive Integer maxTokens) {}

    @AssertTrue(
            message =
                    "protocol is for judges: selection, rating or pairwise; classifiers have scores without being told")
    public boolean isProtocolForJudges() {
        return protocol != ProtocolName.SCORES;
    }

    StartRuns toWish() {
        Optional<DecodingRequest> how = Optional.ofNullable(decoding);
        return new StartRuns(
                dataset,
                models,
                protocol == null ? ProtocolName.SELECTION : protocol,
                rotations == null ? Rotations.NONE : rotations,
                Optional.ofNullable(template),
                seed == null ? 1 : seed,
                priority == null ? Priority.BACKFILL : priority,
                Boolean.TRUE.equals(allowTruncation),
                how.map(DecodingRequest::temperature).orElse(0.0),
                how.map(DecodingRequest::seed),
                how.map(DecodingRequest::maxTokens),
                budget == null ? Budget.NONE : budget.toBudget());
    }
}
