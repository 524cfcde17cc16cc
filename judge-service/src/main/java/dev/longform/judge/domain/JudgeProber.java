package dev.longform.judge.domain;

import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ModelOptions;
import dev.longform.judge.domain.reading.JsonVerdict;
import dev.longform.worker.Adapters;
import dev.longform.worker.Evaluation;
import dev.longform.worker.ProbeAdvice;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.Prober;
import dev.longform.worker.ServerEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Probes a judge: asks its server what it is, and lets it choose between two tiny responses and rate them, as a run
 * would. Where the model's file does not ask for structured output, one more question finds out whether it works.
 */
@ApplicationScoped
public class JudgeProber implements Prober {
    private static final String STRUCTURED = "structured";

    private final Adapters<Judge> judges;
    private final Methods methods;

    @Inject
    JudgeProber(@Any Instance<Judge> judges, Methods methods) {
        this((Iterable<Judge>) judges, methods);
    }

    /** For use without CDI. */
    public JudgeProber(Iterable<Judge> judges, Methods methods) {
        this.judges = new Adapters<>(judges);
        this.methods = methods;
    }

    @Override
    public void probe(ModelSpec model, Calls calls, ProbeNotes notes) {
        Judge judge = judges.named(model.adapter());
        facts(judge, model, calls, notes);
        ObservedJudge observed = new ObservedJudge(judge);
        Optional<Reason> notChosen = failure(observed, ProtocolName.SELECTION, model, calls, notes);
        Optional<Reason> notRated = failure(observed, ProtocolName.RATING, model, calls, notes);
        observed.latenciesMs().forEach(notes::latency);
        if (notChosen.isEmpty() && notRated.isEmpty()) {
            notes.fits().chatTemplate(ChatTemplate.APPLIED);
        } else if (notChosen.isPresent() && notRated.isPresent()) {
            notes.failed(notChosen.get(), notRated.get());
        }
        found(judge, model, observed, notes);
        if (notChosen.isEmpty()) {
            structure(judge, model, observed, calls, notes);
        }
    }

    private static void facts(Judge judge, ModelSpec model, Calls calls, ProbeNotes notes) {
        ServerFacts facts = ServerFacts.NONE;
        try {
            facts = judge.facts(calls, model);
        } catch (CallFailedException e) {
            if (e.signal() == EndpointSignal.UNREACHABLE || e.signal() == EndpointSignal.NOT_CALLED) {
                throw e;
            }
            notes.note("the server does not say what it serves: " + e.detail(), null);
        }
        facts.models().forEach(notes::serves);
        notes.server(facts.server()).maxTokens(facts.maxTokens());
        limit(TruncationWatch.stated(model), facts.maxTokens(), notes);
    }

    private static void limit(Optional<Long> stated, long told, ProbeNotes notes) {
        if (stated.isEmpty() && told > 0) {
            notes.note(
                    "the model's file states no context length; the server says " + told + " tokens",
                    "set options." + ServerEvidence.MAX_MODEL_LEN + " to " + told);
        } else if (stated.isEmpty()) {
            notes.warning(
                    "neither the model's file nor the server states a context length: whether a long item was cut"
                            + " stays unknown",
                    "set options." + ServerEvidence.MAX_MODEL_LEN + " (for ollama-chat options."
                            + TruncationWatch.NUM_CTX + ") to what the server runs with");
        } else if (told > 0 && stated.get() > told) {
            notes.warning(
                    "the model's file states a context of " + stated.get() + " tokens, the server says " + told,
                    "set options." + ServerEvidence.MAX_MODEL_LEN + " to " + told);
        }
    }

    /** Why a tiny item got no verdict by this protocol; empty when it got one. */
    private Optional<Reason> failure(
            ObservedJudge judge, ProtocolName protocol, ModelSpec model, Calls calls, ProbeNotes notes) {
        EvaluationRequest request = TinyItems.request(model, protocol, calls);
        Evaluation evaluation = new JudgeEvaluator(List.of(judge), methods).evaluate(request, calls);
        String what = protocol.name().toLowerCase(Locale.ROOT);
        if (!evaluation.outcome().answered()) {
            notes.problem(
                    "no verdict on a tiny " + what + ": " + evaluation.reason() + ", " + evaluation.detail(),
                    advice(evaluation.reason(), model, notes.served()));
            return Optional.of(evaluation.reason());
        }
        if (evaluation.outcome() != Outcome.CORRECT) {
            notes.warning("on a tiny " + what + " it does not prefer a right sum to a wrong one", null);
        }
        if (evaluation.replies().stream().anyMatch(reply -> reply.repaired())) {
            notes.warning(
                    "the answer to a tiny " + what + " had to be asked for once more in the required format",
                    "every repair is a call; try options." + STRUCTURED + ": auto");
        }
        if (evaluation.replies().stream().anyMatch(reply -> Boolean.FALSE.equals(reply.expected()))) {
            notes.warning(
                    "the server gives no usable token probabilities: ratings are those in the text",
                    "leave out options." + Judge.EXPECTED_RATING);
        }
        return Optional.empty();
    }

    private static String advice(Reason reason, ModelSpec model, List<String> served) {
        return switch (reason) {
            case MODEL_NOT_FOUND ->
                served.isEmpty()
                        ? ProbeAdvice.of(reason)
                        : "the server has " + String.join(", ", served) + ": set the field model to one of them";
            case LENGTH_LIMIT, EMPTY ->
                "give the judge more tokens in the run's decoding, or let it think less by options.extraBody";
            case UNPARSABLE, AMBIGUOUS -> "try options." + STRUCTURED + ": auto, or another template";
            case BAD_REQUEST -> "check the adapter (" + model.adapter() + "), the endpoint and the options";
            default -> ProbeAdvice.of(reason);
        };
    }

    private static void found(Judge judge, ModelSpec model, ObservedJudge observed, ProbeNotes notes) {
        judge.adaptations(model)
                .forEach(change -> notes.note("the model refused a field of the request: " + change, null));
        observed.thinking().ifPresent(field -> notes.note("it thinks, in " + field + "; that is not read", null));
        if (observed.answers() > 0 && !observed.usage()) {
            notes.warning("the server states no token usage: no cost, and no evidence of truncation", null);
        }
    }

    private void structure(Judge judge, ModelSpec model, ObservedJudge observed, Calls calls, ProbeNotes notes) {
        String option = new ModelOptions(model).text(STRUCTURED).orElse("false");
        if (!option.equals("false")) {
            notes.note(
                    observed.held(AnswerFormat.JSON_SCHEMA)
                            ? "answers are held to a JSON schema"
                            : "the server does not hold answers to a JSON schema: they are plain text",
                    null);
            return;
        }
        Map<String, Object> options = new HashMap<>(model.options());
        options.put(STRUCTURED, "true");
        Evaluation evaluation = new JudgeEvaluator(List.of(judge), methods)
                .evaluate(TinyItems.request(TinyItems.with(model, options), ProtocolName.SELECTION, calls), calls);
        boolean ignored = evaluation.replies().stream().anyMatch(reply -> JsonVerdict.ignored(reply.text()));
        if (evaluation.outcome().answered() && !ignored) {
            notes.note("answers can be held to a JSON schema by options." + STRUCTURED + ": auto", null);
        } else {
            notes.note(
                    "answers cannot be held to a JSON schema here: "
                            + (ignored ? "the server ignores it" : evaluation.detail()),
                    null);
        }
    }
}
