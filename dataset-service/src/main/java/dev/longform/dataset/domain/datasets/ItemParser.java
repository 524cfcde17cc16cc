package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.benchmark.Words;
import dev.longform.contracts.Candidate;
import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.NeedlePlace;
import dev.longform.dataset.domain.JsonText;
import dev.longform.platform.EventWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes an item of a line, or says why it is none. */
final class ItemParser {
    /** The largest request, in bytes of JSON before compression. */
    static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    /** What a request holds besides item and facts: the model, which its registry bounds, protocol, run and deadline. */
    static final int ENVELOPE_BYTES = 32 * 1024;

    /** Ids are keys of the database's indexes, which hold no longer ones. */
    static final int MAX_ID_BYTES = 1000;

    static final int MAX_SUBSET_LENGTH = 100;

    static final List<String> OWN_FIELDS = List.of("id", "subset", "prompt", "chosen", "rejected");

    private ItemParser() {}

    /**
     * Reads the line in {@code bytes[offset…offset + length)}. Without an {@code id} the item gets
     * {@code sha256:} and the first 32 hexadecimal digits of the SHA-256 of its canonical form without id.
     */
    static ParsedItem parse(long number, byte[] bytes, int offset, int length) throws BadLineException {
        JsonNode line = StrictJson.read(bytes, offset, length);
        if (!line.isObject()) {
            throw new BadLineException("not a JSON object");
        }
        Optional<String> problem = JsonText.problem("", line);
        if (problem.isPresent()) {
            throw new BadLineException(problem.get());
        }
        return item(number, (ObjectNode) line);
    }

    /** Makes an item of an object that was read or made elsewhere; takes the item's own fields out of it. */
    static ParsedItem item(long number, ObjectNode line) throws BadLineException {
        ItemFields fields = new ItemFields(line);
        String subset = subset(fields);
        JsonNode prompt = fields.prompt();
        List<String> chosen = fields.texts("chosen");
        List<String> rejected = fields.texts("rejected");
        checkCandidates(chosen, rejected);
        String id = fields.has("id")
                ? id(fields)
                : "sha256:" + Sha256.shortHex(ItemContent.canonical(null, subset, prompt, chosen, rejected));

        Item item = ItemContent.item(id, subset, prompt, chosen, rejected);
        ItemFacts facts = facts(item, line, chosen, rejected);
        int encoded = encodedBytes(item, facts);
        String content = ItemContent.canonical(id, subset, prompt, chosen, rejected);
        return new ParsedItem(number, item, content, facts, StrictJson.write(line.remove(OWN_FIELDS)), encoded);
    }

    static String subset(ItemFields fields) throws BadLineException {
        String subset = fields.text("subset");
        if (subset.length() > MAX_SUBSET_LENGTH) {
            throw new BadLineException("subset has more than " + MAX_SUBSET_LENGTH + " characters");
        }
        if (subset.equals(DatasetSummary.ALL)) {
            throw new BadLineException("subset must not be '" + DatasetSummary.ALL + "', which means all subsets");
        }
        return subset;
    }

    private static String id(ItemFields fields) throws BadLineException {
        String id = fields.text("id");
        if (id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            throw new BadLineException("id has more than " + MAX_ID_BYTES + " bytes");
        }
        return id;
    }

    private static void checkCandidates(List<String> chosen, List<String> rejected) throws BadLineException {
        int candidates = chosen.size() + rejected.size();
        if (candidates > Item.MAX_CANDIDATES) {
            throw new BadLineException(candidates + " candidates; " + Item.MAX_CANDIDATES + " are the most");
        }
        for (int i = 0; i < chosen.size(); i++) {
            int same = rejected.indexOf(chosen.get(i));
            if (same >= 0) {
                throw new BadLineException("chosen[" + i + "] is equal to rejected[" + same + "]");
            }
        }
    }

    private static ItemFacts facts(Item item, ObjectNode line, List<String> chosen, List<String> rejected)
            throws BadLineException {
        String prompt = Sha256.shortHex(ItemContent.canonicalConversation(item.prompt()));
        Optional<NeedlePlace> needle = NeedleFields.read(line, chosen, rejected, prompt);
        return new ItemFacts(
                item.subset(),
                item.candidates().stream().map(Candidate::chosen).toList(),
                item.candidates().stream()
                        .map(candidate -> Words.count(candidate.text()))
                        .toList(),
                needle.map(NeedlePlace::source).map(Sha256::shortHex).orElse(prompt),
                needle.orElse(null));
    }

    private static int encodedBytes(Item item, ItemFacts facts) throws BadLineException {
        int bytes = EventWriter.encode(item).length + EventWriter.encode(facts).length;
        if (bytes > MAX_REQUEST_BYTES - ENVELOPE_BYTES) {
            throw new BadLineException("over the size limit: a request with it takes " + (bytes + ENVELOPE_BYTES)
                    + " bytes, " + MAX_REQUEST_BYTES + " are the most");
        }
        return bytes;
    }

    /** A text from the file, cut for a message. */
    static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
