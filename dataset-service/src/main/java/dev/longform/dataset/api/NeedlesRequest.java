package dev.longform.dataset.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.longform.dataset.domain.datasets.Tokens;
import dev.longform.dataset.domain.needles.PlanSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan as it is posted; what may be left out has the default that {@code docs/rest.md} states. */
@JsonIgnoreProperties(ignoreUnknown = false)
public record NeedlesRequest(
        String name,
        String dataset,
        List<Integer> lengths,
        Integer positions,
        Integer perCell,
        List<String> aspects,
        Long seed,
        String tokenizer,
        String haystacks,
        String editor) {
    private static final List<Integer> LENGTHS =
            IntStream.rangeClosed(1, 8).mapToObj(thousands -> 1000 * thousands).toList();
    private static final int POSITIONS = 10;
    private static final int PER_CELL = 30;

    PlanSpec toSpec() {
        return new PlanSpec(
                name,
                dataset,
                lengths == null ? LENGTHS : lengths,
                positions == null ? POSITIONS : positions,
                perCell == null ? PER_CELL : perCell,
                aspects == null ? usual() : aspects,
                seed == null ? 1 : seed,
                tokenizer == null ? Tokens.TOKENIZER : tokenizer,
                haystacks,
                editor);
    }

    /** All that can be made. */
    private List<String> usual() {
        Stream<String> written = editor == null ? Stream.empty() : PlanSpec.WRITTEN_ASPECTS.stream();
        return Stream.concat(PlanSpec.RULE_ASPECTS.stream(), written).sorted().toList();
    }
}
