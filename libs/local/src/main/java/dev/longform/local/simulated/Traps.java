package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What makes a server's answers treacherous. Everything is off unless stated: the server then does what its protocol
 * says, which is treacherous enough.
 *
 * @param release whether it behaves as the older release that {@link Dialect} names
 * @param activation what scores pass through; the server's own default and switch unless stated
 * @param noNumber what stands for the score of an {@code unreadable} item; the server's own unless stated
 * @param labels how many labels the model has; 1 unless stated
 * @param vectors whether a normalised vector stands where a score was expected
 * @param bareNumber whether SGLang's list of one number is a bare number
 * @param results how many results there are for what was asked
 * @param overflow what happens to a request above {@code maxModelLen}
 * @param wording 1 or 2: which of a server's two errors for that; 1 unless stated
 * @param doubleBos how far at most a score moves when a text that begins with a beginning-of-text token gets another
 * @param untemplated how far at most a score moves on routes that do not apply the chat template
 * @param errors calls that fail
 */
public record Traps(
        Release release,
        Activation activation,
        NoNumber noNumber,
        int labels,
        boolean vectors,
        boolean bareNumber,
        Results results,
        Overflow overflow,
        int wording,
        double doubleBos,
        double untemplated,
        List<ErrorTrap> errors) {
    /** No traps beyond those of the protocol itself. */
    static final Traps NONE = new Traps(null, null, null, 0, false, false, null, null, 0, 0, 0, null);

    public Traps {
        release = release == null ? Release.CURRENT : release;
        activation = activation == null ? Activation.OWN : activation;
        noNumber = noNumber == null ? NoNumber.OWN : noNumber;
        labels = labels == 0 ? 1 : labels;
        results = results == null ? Results.EXACT : results;
        overflow = overflow == null ? Overflow.OWN : overflow;
        wording = wording == 0 ? 1 : wording;
        errors = errors == null ? List.of() : List.copyOf(errors);
        SpecRule.that(labels == 1 || labels == 2, "traps.labels must be 1 or 2");
        SpecRule.that(wording == 1 || wording == 2, "traps.wording must be 1 or 2");
        SpecRule.that(doubleBos >= 0 && untemplated >= 0, "traps.doubleBos and untemplated must not be negative");
    }

    /** Which release of the server it is. */
    public enum Release {
        @JsonProperty("current")
        CURRENT,
        @JsonProperty("old")
        OLD
    }

    /** What scores pass through. */
    public enum Activation {
        /** The server's default, and its switch. */
        @JsonProperty("own")
        OWN,
        /** A sigmoid, whatever the request says. */
        @JsonProperty("sigmoid")
        SIGMOID,
        /** Nothing, whatever the request says. */
        @JsonProperty("raw")
        RAW
    }

    /** What stands for a score that there is not. */
    public enum NoNumber {
        @JsonProperty("own")
        OWN,
        @JsonProperty("null")
        NULL,
        /** {@code NaN} without quotes, which is not JSON. */
        @JsonProperty("nan")
        NAN,
        @JsonProperty("nan-text")
        NAN_TEXT,
        /** {@code Infinity} without quotes, which is not JSON. */
        @JsonProperty("infinity")
        INFINITY,
        /** A list without a number. */
        @JsonProperty("left-out")
        LEFT_OUT
    }

    /** How many results there are. */
    public enum Results {
        @JsonProperty("exact")
        EXACT,
        /** The last one is missing. */
        @JsonProperty("fewer")
        FEWER,
        /** The last one stands there twice. */
        @JsonProperty("more")
        MORE
    }

    /** What happens to a request that is too long. */
    public enum Overflow {
        /** What the server does by itself: Ollama and current TEI cut, all others refuse. */
        @JsonProperty("own")
        OWN,
        @JsonProperty("refuse")
        REFUSE,
        /** It is cut, and the usage counts what was sent. */
        @JsonProperty("cut")
        CUT,
        /** It is cut, and the usage stands at the limit. */
        @JsonProperty("cut-at-limit")
        CUT_AT_LIMIT
    }

    /** Whether it is the older release. */
    boolean old() {
        return release == Release.OLD;
    }

    /** What happens to a request that is too long, with the server's own way where nothing is stated. */
    Overflow overflow(Overflow own) {
        return overflow == Overflow.OWN ? own : overflow;
    }
}
