package dev.longform.judge.domain;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.judge.domain.prompt.Template;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.AnswerParser;
import dev.longform.worker.Adapters;
import dev.longform.worker.Evaluation;
import dev.longform.worker.Evaluator;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Asks judges about items: finds the protocol, the template with its parser and the adapter that a request names. */
@ApplicationScoped
public class JudgeEvaluator implements Evaluator {
    private final Adapters<Judge> judges;
    private final Templates templates;
    private final Map<ProtocolName, Protocol> protocols = new EnumMap<>(ProtocolName.class);
    private final Map<String, AnswerParser> parsers = new HashMap<>();

    @Inject
    JudgeEvaluator(
            @Any Instance<Judge> judges,
            @Any Instance<Protocol> protocols,
            @Any Instance<AnswerParser> parsers,
            Templates templates) {
        this((Iterable<Judge>) judges, protocols, parsers, templates);
    }

    /**
     * For use without CDI.
     *
     * @throws IllegalStateException when two judges have the same name
     */
    public JudgeEvaluator(
            Iterable<Judge> judges, Iterable<Protocol> protocols, Iterable<AnswerParser> parsers, Templates templates) {
        this.judges = new Adapters<>(judges);
        this.templates = templates;
        protocols.forEach(protocol -> this.protocols.put(protocol.name(), protocol));
        parsers.forEach(parser -> this.parsers.put(parser.id(), parser));
    }

    @Override
    public Evaluation evaluate(EvaluationRequest request, Calls calls) {
        if (request.protocol().decoding() == null) {
            throw new UnscoredException(Reason.BAD_REQUEST, "a judge needs to be told its decoding");
        }
        Protocol protocol = protocol(request.protocol().name());
        Template template = template(protocol, request.protocol().template());
        Judge judge = judges.named(request.model().adapter());
        Interview interview = new Interview(request, judge, template, parser(template), calls);
        return evaluation(request, protocol, interview)
                .withReplies(interview.replies())
                .withTruncation(interview.truncation())
                .withTemplate(template.name());
    }

    private static Evaluation evaluation(EvaluationRequest request, Protocol protocol, Interview interview) {
        try {
            Judgement judgement = protocol.judge(request, interview);
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

    private Protocol protocol(ProtocolName name) {
        Protocol protocol = protocols.get(name);
        if (protocol == null) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST, "no protocol " + name + " for judges; known are " + protocols.keySet());
        }
        return protocol;
    }

    private Template template(Protocol protocol, String named) {
        String name = named == null ? protocol.defaultTemplate() : named;
        Template template = templates
                .find(name)
                .orElseThrow(() -> new UnscoredException(
                        Reason.BAD_REQUEST,
                        "no template " + name + "; known are " + String.join(", ", templates.names())));
        if (template.protocol() != protocol.name()) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST, "template " + name + " is for another protocol: " + template.protocol());
        }
        return template;
    }

    private AnswerParser parser(Template template) {
        AnswerParser parser = parsers.get(template.parser());
        if (parser == null) {
            throw new IllegalStateException("template " + template.name() + " names a parser that does not exist");
        }
        return parser;
    }
}
