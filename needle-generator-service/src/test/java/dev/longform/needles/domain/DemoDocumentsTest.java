package dev.longform.needles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.benchmark.Words;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedlePair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents that ship with the project, as a plan of 1,000 to 8,000 tokens cuts them. */
class DemoDocumentsTest {
    private static final List<Integer> LENGTHS = List.of(1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000);

    @Test
    void lengthDoesNotGiveTheAnswerAway() throws IOException {
        List<NeedlePair> pairs = new ArrayList<>();
        Map<Integer, Integer> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "demo", "long-documents.jsonl"))) {
            JsonNode source = new ObjectMapper().readTree(line);
            for (int length : LENGTHS) {
                HaystackRequest request = Requests.request(
                        source.get("response").asText(), length, HaystackRequest.tolerance(length, LENGTHS), 1);
                Requests.Answer answer = Requests.Answer.to(request);
                pairs.addAll(answer.pairs());
                rows.merge(length, answer.done().refused() == null ? 1 : 0, Integer::sum);
            }
        }

        assertThat(rows).containsOnlyKeys(LENGTHS).containsEntry(1000, 3).containsEntry(8000, 1);
        assertThat(pairs)
                .allSatisfy(pair -> assertThat(Words.count(pair.chosen())).isEqualTo(Words.count(pair.rejected())));
        for (String aspect : Requests.ASPECTS) {
            assertThat(Requests.charactersTell(pairs, aspect)).as(aspect).isZero();
        }
        Map<String, Long> made =
                pairs.stream().collect(Collectors.groupingBy(NeedlePair::aspect, Collectors.counting()));
        assertThat(made).containsOnlyKeys(Requests.ASPECTS);
        assertThat(made.values()).allSatisfy(count -> assertThat(count).isGreaterThan(250));
    }
}
