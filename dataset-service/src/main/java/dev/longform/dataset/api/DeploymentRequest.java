package dev.longform.dataset.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.deployments.DeploymentPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The body of {@code POST /api/v1/deployments}; what may be left out has the defaults of {@code POST /api/v1/runs}. */
public record DeploymentRequest(
        @NotNull JsonNode model,
        @NotEmpty List<@NotBlank String> datasets,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        Long seed,
        @Valid BudgetRequest budget) {

    @AssertTrue(
            message =
                    "protocol is for judges: selection, rating or pairwise; classifiers have scores without being told")
    public boolean isProtocolForJudges() {
        return protocol != ProtocolName.SCORES;
    }

    DeploymentPlan toPlan() {
        return DeploymentPlan.of(
                datasets, protocol, rotations, template, seed, budget == null ? null : budget.toBudget());
    }
}
