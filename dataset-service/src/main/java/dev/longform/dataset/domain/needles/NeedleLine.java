package dev.longform.dataset.domain.needles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleSpan;
import java.util.List;

/**
 * A pair as a line of a dataset: its fields, and in {@code needle} where the needle stands and where it comes from. Ids
 * say what a pair is and nothing of the plan, so that the same plan makes the same content.
 */
final class NeedleLine {
    private NeedleLine() {}

    /**
     * @param rank of the pair among those of its source in its cell, from 0
     */
    static ObjectNode of(NeedlePair pair, int rank) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put(
                "id",
                String.join(
                        "/",
                        pair.sourceId(),
                        String.valueOf(pair.length()),
                        pair.aspect(),
                        String.valueOf(pair.bin()),
                        String.valueOf(rank)));
        line.put("subset", pair.subset());
        prompt(line, pair.prompt());
        line.putArray("chosen").add(pair.chosen());
        line.putArray("rejected").add(pair.rejected());
        needle(line.putObject("needle"), pair);
        return line;
    }

    private static void prompt(ObjectNode line, List<Message> prompt) {
        if (prompt.size() == 1 && prompt.get(0).role().equals("user")) {
            line.put("prompt", prompt.get(0).content());
            return;
        }
        var messages = line.putArray("prompt");
        prompt.forEach(
                message -> messages.addObject().put("role", message.role()).put("content", message.content()));
    }

    private static void needle(ObjectNode needle, NeedlePair pair) {
        needle.put("aspect", pair.aspect())
                .put("length", pair.length())
                .put("tokens", pair.rejectedSpan().tokens())
                .put("bin", pair.bin())
                .put("bins", pair.bins())
                .put("position", pair.position())
                .put("source", pair.sourceId())
                .put("natural", false)
                .put("haystack", pair.haystackSha256())
                .put("seed", pair.seed())
                .put("generator", pair.generator())
                .put("tokenizer", pair.tokenizer());
        if (pair.author() != null) {
            needle.put("editor", pair.author().model())
                    .put("editorRequest", pair.author().request());
        }
        span(needle.putObject("chosenSpan"), pair.chosenSpan());
        span(needle.putObject("rejectedSpan"), pair.rejectedSpan());
    }

    private static void span(ObjectNode node, NeedleSpan span) {
        node.put("charStart", span.charStart())
                .put("charEnd", span.charEnd())
                .put("tokenStart", span.tokenStart())
                .put("tokenEnd", span.tokenEnd())
                .put("tokens", span.tokens());
    }
}
