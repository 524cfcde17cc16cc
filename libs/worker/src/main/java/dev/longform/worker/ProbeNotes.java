package dev.longform.worker;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.ProbeReport.Finding;
import dev.longform.contracts.ProbeReport.Level;
import dev.longform.contracts.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gathers what a probe finds. For one thread. */
public final class ProbeNotes {
    /** With these every item ends that is asked as the tiny ones were; with others a second try may end otherwise. */
    private static final Set<Reason> OF_EVERY_ITEM = EnumSet.of(
            Reason.UNAUTHORIZED,
            Reason.MODEL_NOT_FOUND,
            Reason.BAD_REQUEST,
            Reason.INVALID_SCORE,
            Reason.CONTEXT_OVERFLOW);

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> servedModels = new ArrayList<>();
    private boolean inProcess;
    private boolean fits;
    private Reason obstacle;
    private Activation activation;
    private ChatTemplate chatTemplate = ChatTemplate.UNKNOWN;
    private Integer maxTokens;
    private String server;
    private Long latencyMs;

    /** The model runs inside the worker: there is no server to reach. */
    public ProbeNotes inProcess() {
        inProcess = true;
        return this;
    }

    /** The adapter got a usable answer for each tiny item. */
    public ProbeNotes fits() {
        fits = true;
        return this;
    }

    /** The tiny items ended with these reasons; there is an obstacle when each of them would end every other item, too. */
    public ProbeNotes failed(Reason... reasons) {
        obstacle = OF_EVERY_ITEM.containsAll(List.of(reasons)) ? reasons[reasons.length - 1] : null;
        return this;
    }

    /** Whether a classifier's scores are raw. */
    public ProbeNotes activation(Activation found) {
        activation = found;
        return this;
    }

    /** Whether they are, as far as it was noted; null before. */
    public Activation activation() {
        return activation;
    }

    /** Whether the server puts the model's own template around a conversation. */
    public ProbeNotes chatTemplate(ChatTemplate found) {
        chatTemplate = found;
        return this;
    }

    /** The longest input by the server's own word, in tokens; a number that is not positive says nothing. */
    public ProbeNotes maxTokens(long tokens) {
        if (tokens > 0 && tokens <= Integer.MAX_VALUE) {
            maxTokens = (int) tokens;
        }
        return this;
    }

    /** The longest input that was noted; null when none was. */
    public Integer maxTokens() {
        return maxTokens;
    }

    /** Name and version of the server. */
    public ProbeNotes server(String nameAndVersion) {
        server = nameAndVersion;
        return this;
    }

    /** The name of a model that the server has. */
    public ProbeNotes serves(String name) {
        servedModels.add(name);
        return this;
    }

    /** The names of the models that the server was found to have. */
    public List<String> served() {
        return List.copyOf(servedModels);
    }

    /** The longest call of the tiny items, in milliseconds. */
    public ProbeNotes latency(long millis) {
        latencyMs = latencyMs == null ? millis : Math.max(latencyMs, millis);
        return this;
    }

    /** Something that keeps the model from being used. */
    public ProbeNotes problem(String what, String advice) {
        return add(Level.PROBLEM, what, advice);
    }

    /** Something that may make numbers wrong. */
    public ProbeNotes warning(String what, String advice) {
        return add(Level.WARNING, what, advice);
    }

    /** Something worth knowing. */
    public ProbeNotes note(String what, String advice) {
        return add(Level.NOTE, what, advice);
    }

    private ProbeNotes add(Level level, String what, String advice) {
        findings.add(new Finding(level, what, advice));
        return this;
    }

    /**
     * All of it.
     *
     * @param calls how many calls reached the server
     * @param redact takes secrets out of texts
     */
    public ProbeReport report(ModelSpec model, int calls, UnaryOperator<String> redact, Instant at) {
        boolean reachable = inProcess || calls > 0;
        return new ProbeReport(
                model.name(),
                model.revision(),
                reachable,
                reachable && fits,
                reachable && fits ? null : obstacle,
                activation,
                maxTokens,
                chatTemplate,
                redact.apply(server),
                servedModels.stream().map(redact).toList(),
                latencyMs,
                calls,
                findings.stream()
                        .sorted(Comparator.comparing(Finding::level))
                        .map(f -> new Finding(f.level(), redact.apply(f.what()), redact.apply(f.advice())))
                        .toList(),
                at);
    }
}
