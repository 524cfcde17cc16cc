package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Candidate;
import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * The canonical item: the JSON object {@code {"chosen":[…],"id":…,"prompt":…,"rejected":[…],"subset":…}} written by the
 * rules of RFC 8785 (keys sorted, no white space, only {@code "}, {@code \} and control characters escaped). The prompt
 * is as given, a text or a list of {@code {"content":…,"role":…}}; chosen and rejected are always lists, in the order
 * given.
 *
 * <p>A dataset version's SHA-256 is over the canonical items in the order of their ids' UTF-8 bytes, each followed by
 * one line feed, in UTF-8. Thus {@code sha256sum} of such a file says the same.
 */
public final class ItemContent {
    private ItemContent() {}

    /**
     * Writes the canonical item.
     *
     * @param id null to leave it out, for an id that is derived from the rest
     */
    static String canonical(String id, String subset, JsonNode prompt, List<String> chosen, List<String> rejected) {
        ObjectNode item = StrictJson.MAPPER.createObjectNode();
        item.set("chosen", array(chosen));
        if (id != null) {
            item.put("id", id);
        }
        item.set("prompt", prompt.isTextual() ? prompt : canonicalMessages(messages(prompt)));
        item.set("rejected", array(rejected));
        item.put("subset", subset);
        return StrictJson.write(item);
    }

    /** The same for a prompt that is a text and for the one message that it stands for. */
    static String canonicalConversation(List<Message> prompt) {
        return StrictJson.write(canonicalMessages(prompt));
    }

    /** Reads a canonical item: the chosen candidates first, then the rejected ones. */
    public static Item toItem(String content) {
        JsonNode item = StrictJson.read(content);
        return item(
                item.get("id").textValue(),
                item.get("subset").textValue(),
                item.get("prompt"),
                texts(item.get("chosen")),
                texts(item.get("rejected")));
    }

    /**
     * The item as a line that an import reads: the canonical item's fields, then those that are not the item's. A needle
     * whose line did not say it in an object {@code needle} gets one.
     *
     * @param content the canonical item
     * @param facts of the item
     * @param metadata the fields that are not the item's, as a JSON object
     */
    public static String line(String content, ItemFacts facts, String metadata) {
        JsonNode item = StrictJson.read(content);
        ObjectNode line = StrictJson.MAPPER.createObjectNode();
        ItemParser.OWN_FIELDS.forEach(field -> line.set(field, item.get(field)));
        line.setAll((ObjectNode) StrictJson.read(metadata));
        if (facts.needle() != null && !line.hasNonNull("needle")) {
            line.set("needle", StrictJson.MAPPER.valueToTree(facts.needle()));
        }
        return StrictJson.write(line);
    }

    static Item item(String id, String subset, JsonNode prompt, List<String> chosen, List<String> rejected) {
        List<Candidate> candidates = new ArrayList<>();
        chosen.forEach(text -> candidates.add(new Candidate(text, true)));
        rejected.forEach(text -> candidates.add(new Candidate(text, false)));
        return new Item(id, subset, messages(prompt), candidates);
    }

    /** A prompt that is a text is one message. */
    static List<Message> messages(JsonNode prompt) {
        if (prompt.isTextual()) {
            return List.of(new Message("user", prompt.textValue()));
        }
        List<Message> messages = new ArrayList<>();
        prompt.forEach(message -> messages.add(new Message(
                message.get("role").textValue(), message.get("content").textValue())));
        return messages;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = StrictJson.MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ArrayNode canonicalMessages(List<Message> messages) {
        ArrayNode array = StrictJson.MAPPER.createArrayNode();
        messages.forEach(
                message -> array.addObject().put("content", message.content()).put("role", message.role()));
        return array;
    }
}
