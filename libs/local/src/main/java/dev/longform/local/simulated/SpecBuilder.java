package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

/** Builds a {@link SimulatedSpec}; its fields are those of one entry in a specification file. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, setterVisibility = Visibility.NONE)
public final class SpecBuilder {
    private String name;
    private Dialect dialect;
    private int port;
    private int adminPort;
    private String model;
    private long seed = 1;
    private int slots = 64;
    private int latencyMs;
    private int maxConcurrency;
    private int maxModelLen = 131_072;
    private Accuracy accuracy = Accuracy.of(1);
    private AccuracyBy accuracyBy = AccuracyBy.QUOTA;
    private PositionBias positionBias = PositionBias.NONE;
    private int window = Integer.MAX_VALUE;
    private Traps traps = Traps.NONE;
    private Speech speech = Speech.PLAIN;
    private EditorSpec editor;
    private double unreadable;
    private boolean repairable;
    private double refusals;
    private double empty;
    private double ties;
    private double ratingNoise;
    private Failures failures = Failures.NONE;
    private String answer = "I compared what was asked with what was answered.\n\nMy verdict: [[{answer}]]";
    private String unreadableAnswer = "There is something to be said for each side, and I would rather not settle it.";

    public SpecBuilder name(String value) {
        name = value;
        return this;
    }

    SpecBuilder dialect(Dialect value) {
        dialect = value;
        return this;
    }

    /** The port to listen on; 0 for a free one. */
    public SpecBuilder port(int value) {
        port = value;
        return this;
    }

    /** The name that calls must use. */
    public SpecBuilder model(String value) {
        model = value;
        return this;
    }

    /** Decides which items the shares fall on. */
    public SpecBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Calls served at a time, and the ms that each takes. */
    public SpecBuilder slots(int value, int latency) {
        slots = value;
        latencyMs = latency;
        return this;
    }

    /** The limit that the model file states; a quarter above the slots unless stated. */
    public SpecBuilder maxConcurrency(int value) {
        maxConcurrency = value;
        return this;
    }

    /** The longest request, in tokens of four characters. */
    public SpecBuilder maxModelLen(int value) {
        maxModelLen = value;
        return this;
    }

    /** The share of items about which it is right. */
    public SpecBuilder accuracy(double value) {
        return accuracy(Accuracy.of(value));
    }

    /** The shares of items about which it is right. */
    public SpecBuilder accuracy(Accuracy value) {
        accuracy = value;
        return this;
    }

    /** An exact quota, or each item by itself. */
    public SpecBuilder accuracyBy(AccuracyBy value) {
        accuracyBy = value;
        return this;
    }

    /** The slot it picks for a share of the items. */
    public SpecBuilder positionBias(char slot, double share) {
        positionBias = new PositionBias(slot, share);
        return this;
    }

    /** The share without a verdict, and whether a repair question gets one. */
    public SpecBuilder unreadable(double share, boolean repaired) {
        unreadable = share;
        repairable = repaired;
        return this;
    }

    /** The share that it refuses. */
    public SpecBuilder refusals(double value) {
        refusals = value;
        return this;
    }

    /** The share with an empty answer. */
    public SpecBuilder empty(double value) {
        empty = value;
        return this;
    }

    /** Tokens of a candidate that it sees. */
    public SpecBuilder window(int value) {
        window = value;
        return this;
    }

    /**
     * The traps, written as in a specification file.
     *
     * @throws IllegalArgumentException when they cannot be read
     */
    public SpecBuilder traps(String yaml) {
        traps = SpecFile.part(yaml, Traps.class);
        return this;
    }

    /**
     * How a judge speaks, written as in a specification file.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public SpecBuilder speech(String yaml) {
        speech = SpecFile.part(yaml, Speech.class);
        return this;
    }

    /**
     * Makes it an editor, written as in a specification file.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public SpecBuilder editor(String yaml) {
        editor = SpecFile.part(yaml, EditorSpec.class);
        return this;
    }

    /** The share of ties. */
    public SpecBuilder ties(double value) {
        ties = value;
        return this;
    }

    /** The largest distance from a whole rating. */
    public SpecBuilder ratingNoise(double value) {
        ratingNoise = value;
        return this;
    }

    /** The calls that fail. */
    public SpecBuilder failures(Failures value) {
        failures = value;
        return this;
    }

    /** The text of an answer, with {@code {answer}} in it. */
    public SpecBuilder answer(String value) {
        answer = value;
        return this;
    }

    /**
     * The specification.
     *
     * @throws IllegalArgumentException naming the field that breaks a rule
     */
    public SimulatedSpec build() {
        Behaviour behaviour = new Behaviour(
                accuracy,
                accuracyBy,
                positionBias,
                unreadable,
                repairable,
                refusals,
                empty,
                ties,
                ratingNoise,
                failures,
                answer,
                unreadableAnswer);
        return new SimulatedSpec(
                name,
                dialect,
                port,
                adminPort,
                model == null ? name : model,
                seed,
                slots,
                latencyMs,
                maxConcurrency > 0 ? maxConcurrency : slots + (slots + 3) / 4,
                maxModelLen,
                behaviour,
                window,
                traps,
                speech,
                editor);
    }
}
