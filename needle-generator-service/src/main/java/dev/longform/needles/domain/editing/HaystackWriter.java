package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.Reason;
import dev.longform.needles.domain.Cut;
import dev.longform.needles.domain.text.MeasuredText;
import java.util.List;
import java.util.Map;

/**
 * Has a response written to a length. What comes is measured; while it is too short the model is asked to go on, so often
 * and no more; what is too long is cut at a paragraph's end, as any source is. An answer that was cut off by its token
 * limit counts up to its last whole paragraph.
 */
final class HaystackWriter {
    /** Named in pairs whose haystack was written; it changes with what is asked and how answers are joined. */
    static final String GENERATOR = "writer-1";

    /** How often a model is asked for one text at most. */
    static final int MOST_ANSWERS = 12;

    private static final int FEWEST_TOKENS = 2048;
    private static final int MOST_TOKENS = 16_384;
    private static final String PARAGRAPH = "\n\n";

    private final HaystackRequest request;
    private final Editor editor;
    private int answers;

    HaystackWriter(HaystackRequest request, Editor editor) {
        this.request = request;
        this.editor = editor;
    }

    WrittenText write() {
        try {
            Cut cut = cut();
            return new WrittenText(cut, report(null));
        } catch (EditingFailedException e) {
            return WrittenText.failed(report(e.failure()));
        }
    }

    private Cut cut() {
        List<Message> first = WritePrompt.first(request.prompt(), request.length());
        List<Message> asked = first;
        String text = "";
        int tokens = 0;
        while (answers < MOST_ANSWERS) {
            EditorAnswer answer = editor.ask(asked, mostTokens(request.length() - tokens));
            answers++;
            String piece = usable(answer);
            if (piece.isEmpty()) {
                return refused(
                        "gave no text to use" + (answer.problem() == null ? "" : " (" + answer.problem() + ")"),
                        tokens);
            }
            if (text.contains(piece)) {
                return refused("repeats itself", tokens);
            }
            text = text.isEmpty() ? piece : text + PARAGRAPH + piece;
            tokens = new MeasuredText(text).total();
            if (tokens >= request.length() - request.tolerance()) {
                return Cut.of(text, request.length(), request.tolerance());
            }
            asked = WritePrompt.further(first, text, request.length() - tokens);
        }
        return refused("was asked as often as it may be", tokens);
    }

    private Cut.Refused refused(String why, int tokens) {
        return new Cut.Refused("the writer " + why + " after " + answers + " answers, at " + tokens + " of "
                + request.length() + " tokens");
    }

    /** The answer's text; of one that was cut off its whole paragraphs; empty when there is nothing to use. */
    private static String usable(EditorAnswer answer) {
        if (answer.problem() == null) {
            return answer.text().strip();
        }
        int end = answer.text().lastIndexOf(PARAGRAPH);
        return answer.problem() == Reason.LENGTH_LIMIT && end > 0
                ? answer.text().substring(0, end).strip()
                : "";
    }

    private static int mostTokens(int missing) {
        return Math.max(FEWEST_TOKENS, Math.min(MOST_TOKENS, 2 * missing));
    }

    private EditingReport report(EditingFailure failure) {
        return new EditingReport(request.editing().publication(), editor.name(), answers, 0, Map.of(), failure);
    }
}
