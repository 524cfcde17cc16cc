package dev.longform.judge.domain;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.prompt.Nonce;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.AnswerParser;
import dev.longform.worker.Adapters;
import dev.longform.worker.Evaluation;
import dev.longform.worker.Evaluator;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Asks judges about items: by the protocol and the template, and through the adapter, that a request names. */
@ApplicationScoped
public class JudgeEvaluator implements Evaluator {
    private final Adapters<Judge> judges;
    private final Methods methods;
    private final ServerMemory memory = new ServerMemory();

    @Inject
    JudgeEvaluator(@Any Instance<Judge> judges, Methods methods) {
        this((Iterable<Judge>) judges, methods);
    }

    /**
     * For use without CDI.
     *
     * @throws IllegalStateException when two judges have the same name
     */
    public JudgeEvaluator(
            Iterable<Judge> judges, Iterable<Protocol> protocols, Iterable<AnswerParser> parsers, Templates templates) {
        this(judges, new Methods(protocols, parsers, templates));
    }

    JudgeEvaluator(Iterable<Judge> judges, Methods methods) {
        this.judges = new Adapters<>(judges);
        this.methods = methods;
    }

    @Override
    public Evaluation evaluate(EvaluationRequest request, Calls calls) {
        if (request.protocol().decoding() == null) {
            throw new UnscoredException(Reason.BAD_REQUEST, "a judge needs to be told its decoding");
        }
        Method method = methods.of(request.protocol());
        Judge judge = judges.named(request.model().adapter());
        Interview interview = new Interview(request, judge, method.template(), method.parser(), calls, memory);
        return evaluation(request, method.protocol(), interview)
                .withReplies(interview.replies())
                .withTruncation(interview.truncation())
                .withTemplate(method.template().name());
    }

    private static Evaluation evaluation(EvaluationRequest request, Protocol protocol, Interview interview) {
        try {
            Judgement judgement = judgement(request, protocol, interview);
            if (judgement instanceof Judgement.Answered answered) {
                return Evaluation.answered(
                        answered.scored(), answered.scores().orElse(null), interview.replies(), interview.truncation());
            }
            Judgement.Unanswered unanswered = (Judgement.Unanswered) judgement;
            return Evaluation.unscored(unanswered.reason(), unanswered.detail());
        } catch (CallFailedException e) {
            return Evaluation.unscored(e);
        }
    }

    private static Judgement judgement(EvaluationRequest request, Protocol protocol, Interview interview) {
        Item item = request.item();
        List<Boolean> chosen = request.facts().chosen();
        Markers markers = new Markers(Nonce.of(request.seed(), item));
        List<List<Integer>> orders = protocol.orders(
                request.seed(), item.id(), chosen, request.protocol().rotations());
        return Hearing.of(
                protocol, orders, chosen, order -> interview.ask(order, protocol.values(item, order, markers)));
    }
}
