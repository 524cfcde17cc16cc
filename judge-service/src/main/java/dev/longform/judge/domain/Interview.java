package dev.longform.judge.domain;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.Message;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ModelOptions;
import dev.longform.judge.domain.prompt.Template;
import dev.longform.judge.domain.reading.AnswerParser;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.ExpectedRating;
import dev.longform.judge.domain.reading.Instructions;
import dev.longform.judge.domain.reading.JsonVerdict;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The questions about one item. Each is asked with the template, read with its parser, and, where the answer cannot be
 * read, asked once more for the required format. Keeps every answer. For one thread.
 */
public final class Interview {
    private final EvaluationRequest request;
    private final Judge judge;
    private final Template template;
    private final AnswerParser parser;
    private final Calls calls;
    private final Instructions instructions;
    private final TruncationWatch truncation;
    private final boolean expectedRating;
    private final List<Reply> replies = new ArrayList<>();

    /** @param memory of what servers said of themselves */
    Interview(
            EvaluationRequest request,
            Judge judge,
            Template template,
            AnswerParser parser,
            Calls calls,
            ServerMemory memory) {
        this.request = request;
        this.judge = judge;
        this.template = template;
        this.parser = parser;
        this.calls = calls;
        this.instructions = template.instructions();
        this.truncation = new TruncationWatch(
                request.protocol().allowTruncation(),
                new ServerEvidence(
                        TruncationWatch.stated(request.model()),
                        request.model(),
                        calls,
                        memory,
                        (side, model) -> judge.facts(side, model).maxTokens()));
        this.expectedRating =
                new ModelOptions(request.model()).flag(Judge.EXPECTED_RATING).orElse(false);
    }

    /**
     * Asks one question.
     *
     * @param order the candidate indexes shown, by slot
     * @param values what is filled into the template
     * @return the verdict, or why there is none
     * @throws dev.longform.endpoints.CallFailedException when no answer came
     */
    public Reading ask(List<Integer> order, Map<String, String> values) {
        Asked asked = new Asked(order.size(), template.scale(), instructions);
        List<Message> conversation = new ArrayList<>(template.fill(values));
        JudgeAnswer answer = call(new Question(conversation, asked, false));
        Reading reading = read(order, asked, conversation, answer, false);
        if (!(reading instanceof Reading.Unread unread && unread.repairable())) {
            return reading;
        }
        conversation.add(new Message("assistant", answer.text()));
        conversation.add(new Message("user", template.repair()));
        calls.countRepair();
        return read(order, asked, conversation, call(new Question(conversation, asked, true)), true);
    }

    /** Everything that was answered so far, in order. */
    public List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** What the calls so far tell about truncation. */
    public Truncation truncation() {
        return truncation.overall();
    }

    private JudgeAnswer call(Question question) {
        return judge.ask(calls, request.model(), request.protocol().decoding(), question);
    }

    private Reading read(
            List<Integer> order, Asked asked, List<Message> conversation, JudgeAnswer answer, boolean repaired) {
        Optional<Reading.Unread> problem = truncation
                .found(shown(order), answer.usage(), side -> List.of(judge.tokens(side, request.model(), conversation)))
                .or(answer::problem);
        if (problem.isPresent()) {
            replies.add(RawText.reply(
                    order, problem.get(), answer, repaired, problem.get().reason()));
            return problem.get();
        }
        Reading reading = JsonVerdict.read(answer.format().orElse(null), parser, answer.text(), asked);
        if (expectedRating && reading instanceof Reading.Rating read) {
            OptionalDouble expected = ExpectedRating.of(answer.tokens(), read.value(), asked.scale());
            Reading both = new Reading.Rating(read.value(), expected);
            replies.add(RawText.reply(order, both, answer, repaired, expected.isPresent()));
            return both;
        }
        replies.add(RawText.reply(order, reading, answer, repaired, (Reason) null));
        return reading;
    }

    private List<String> shown(List<Integer> order) {
        Item item = request.item();
        List<String> texts = new ArrayList<>();
        item.prompt().forEach(message -> texts.add(message.content()));
        order.forEach(index -> texts.add(item.candidates().get(index).text()));
        return texts;
    }
}
