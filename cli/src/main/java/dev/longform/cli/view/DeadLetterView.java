package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Records that could not be read. */
public final class DeadLetterView {
    private DeadLetterView() {}

    /** Topics with their newest dead letters. */
    public static String list(JsonNode topics) {
        StringBuilder text = new StringBuilder();
        Table table = new Table("TOPIC", "SERVICE", ">RECORDS", ">REPLAYED");
        for (JsonNode t : topics) {
            table.row(
                    Cell.text(t.path("topic")),
                    Cell.text(t.path("service")),
                    Cell.text(t.path("records")),
                    Cell.text(t.path("replayed")));
            for (JsonNode letter : t.path("newest")) {
                text.append(newest(t, letter));
            }
        }
        return topics.isEmpty() ? "no dead letters" : table + text.toString();
    }

    /** What a replay did, a line for each service. */
    public static String replayed(JsonNode results) {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode result : results) {
            lines.add("%s: %s replayed, %s were settled already, %s failed again"
                    .formatted(
                            Cell.text(result.path("service")),
                            Cell.text(result.path("replayed")),
                            Cell.text(result.path("settled")),
                            Cell.text(result.path("failed"))));
        }
        return lines.toString();
    }

    private static String newest(JsonNode topic, JsonNode letter) {
        return "\n\n%s, partition %s offset %s, %s%s\n  reason  %s\n  key     %s\n  starts  %s"
                .formatted(
                        Cell.text(topic.path("topic")),
                        Cell.text(letter.path("partition")),
                        Cell.text(letter.path("offset")),
                        Cell.time(letter.path("at")),
                        letter.path("replayed").asBoolean() ? ", replayed" : "",
                        Cell.text(letter.path("reason")),
                        Cell.text(letter.path("key")),
                        Cell.text(letter.path("preview")));
    }
}
