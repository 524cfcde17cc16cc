package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.dataset.domain.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads long documents from JSON Lines: one object a line with {@code subset, prompt, response}, and an {@code id}
 * unless one is to be derived from the text. The first line is another object: what is to be done with them.
 */
public final class DocumentReader {
    private final LineReader lines;
    private final BadLines bad = new BadLines();
    private final Set<String> ids = new HashSet<>();

    /**
     * @param upload plain or gzip
     * @param declaredGzip whether the sender says that it is gzip
     */
    public DocumentReader(InputStream upload, boolean declaredGzip) throws IOException {
        this.lines = new LineReader(Decompression.open(upload, declaredGzip));
    }

    /**
     * The object in the first line.
     *
     * @throws ImportRefused when there is none
     */
    public ObjectNode head() throws IOException {
        try {
            if (lines.next()) {
                lines.checkLength();
                if (!lines.blank()) {
                    return object();
                }
            }
        } catch (BadLineException e) {
            throw new ImportRefused("the first line is not a plan: " + e.getMessage());
        }
        throw new ImportRefused("the first line must be a plan, a JSON object; the documents follow");
    }

    /**
     * Hands out the documents.
     *
     * @throws ImportRefused after the last one, when there were bad lines or none at all
     */
    public void forEach(Consumer<Document> action) throws IOException {
        while (lines.next()) {
            try {
                lines.checkLength();
                if (!lines.blank()) {
                    action.accept(document());
                }
            } catch (BadLineException e) {
                bad.add(lines.number(), e.getMessage());
            }
        }
        if (!bad.none()) {
            throw new ImportRefused(bad.count() + " lines are bad, nothing was planned", bad.first(), bad.count());
        }
        if (ids.isEmpty()) {
            throw new ImportRefused("there are no documents in it, nothing was planned");
        }
    }

    private Document document() throws BadLineException {
        ItemFields fields = new ItemFields(object());
        String text = fields.text("response");
        String subset = ItemParser.subset(fields);
        JsonNode prompt = fields.prompt();
        String id = fields.has("id") ? fields.text("id") : "sha256:" + Sha256.shortHex(text);
        if (!ids.add(id)) {
            throw new BadLineException("duplicate id '" + ItemParser.shown(id) + "'");
        }
        return new Document(id, subset, ItemContent.messages(prompt), text);
    }

    private ObjectNode object() throws BadLineException {
        JsonNode line = StrictJson.read(lines.bytes(), lines.start(), lines.length() - lines.start());
        if (!(line instanceof ObjectNode object)) {
            throw new BadLineException("not a JSON object");
        }
        Optional<String> problem = JsonText.problem("", line);
        if (problem.isPresent()) {
            throw new BadLineException(problem.get());
        }
        return object;
    }
}
