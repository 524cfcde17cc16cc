package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What the protocols of classifiers have in common: reading texts, the limit of their length, and ranking. */
abstract class ScoringProtocol implements WireProtocol {
    private static final Pattern BEGINS_WITH_BOS =
            Pattern.compile("^(<s>|<bos>|<\\|begin_of_text\\|>|<\\|startoftext\\|>|\\[CLS]|<\\|im_bos\\|>)");

    final SimulatedSpec spec;
    final Traps traps;
    final Recognizer recognizer;
    final Scorer scorer;
    final ScoreShape shape;
    final Tally tally;

    ScoringProtocol(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        this.spec = spec;
        this.traps = spec.traps();
        this.recognizer = recognizer;
        this.scorer = new Scorer(spec, plan, tally);
        this.shape = new ScoreShape(traps);
        this.tally = tally;
    }

    /** The server's words for a text of so many tokens, which is too long. */
    abstract RefusedCallException tooLong(String path, int tokens);

    /** A rendered text that ends with a candidate. */
    final Input rendered(String text) {
        return new Input(List.of(text), recognizer.rendered(text), Input.tokens(text));
    }

    /** A prompt, rendered or plain, with a candidate. */
    final Input pair(String prompt, String candidate) {
        return new Input(
                List.of(prompt, candidate),
                recognizer.pair(prompt, candidate),
                Input.tokens(prompt) + Input.tokens(candidate));
    }

    /** The same prompt with each of several candidates. */
    final List<Input> pairs(String prompt, List<String> candidates) {
        List<Input> pairs = new ArrayList<>();
        candidates.forEach(candidate -> pairs.add(pair(prompt, candidate)));
        return pairs;
    }

    /** A text, or a list of texts. */
    static List<String> texts(JsonNode node, String field) throws RefusedCallException {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : node.isTextual() ? List.of(node) : node) {
            if (!text.isTextual()) {
                throw RefusedCallException.bad("a simulated server takes texts, not token ids", field);
            }
            texts.add(text.textValue());
        }
        if (texts.isEmpty()) {
            throw RefusedCallException.bad(field + " must hold at least one text", field);
        }
        return texts;
    }

    /**
     * The question, once its texts fit: too long ones are refused or cut.
     *
     * @param own what the server does with texts that are too long
     */
    final Question question(Asking asking, List<Input> inputs, Overflow own) throws RefusedCallException {
        List<Input> fitting = new ArrayList<>();
        int tokens = 0;
        for (Input input : inputs) {
            boolean fits = input.tokens() <= spec.maxModelLen();
            Overflow overflow = traps.overflow(own);
            if (!fits && overflow == Overflow.REFUSE) {
                throw tooLong(asking.path(), input.tokens());
            }
            fitting.add(fits ? input : input.cut(spec.maxModelLen(), false));
            tokens += overflow == Overflow.CUT_AT_LIMIT ? Math.min(input.tokens(), spec.maxModelLen()) : input.tokens();
        }
        return new Question(asking.path(), asking.body(), fitting, tokens, false);
    }

    /** A text's hidden score. A text that begins with a beginning-of-text token has two of them on most servers. */
    final Double logit(Input input, boolean addsBos) {
        boolean twice = traps.doubleBos() > 0
                && addsBos
                && BEGINS_WITH_BOS.matcher(input.parts().get(0)).find();
        return scorer.logit(input, twice ? traps.doubleBos() : 0);
    }

    /** Hidden scores on a route that does not apply the model's chat template. */
    final List<Double> untemplated(Question question) {
        List<Double> logits = new ArrayList<>();
        question.inputs().forEach(input -> logits.add(scorer.logit(input, traps.untemplated())));
        return logits;
    }

    /** The places of scores, the highest first; what has no number comes last. */
    static List<Integer> ranked(List<Double> logits) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < logits.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingDouble((Integer i) -> logits.get(i) == null ? Double.MAX_VALUE : -logits.get(i)));
        return order;
    }

    /** Whether a call's body is about a model that the server does not have; no name is no wrong name. */
    final boolean otherModel(JsonNode body) {
        return body.path("model").isTextual() && !body.path("model").textValue().equals(spec.model());
    }
}
