package dev.longform.endpoints;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which model servers tell errors apart that share a status. */
final class ErrorWords {
    private static final Set<String> TOO_LONG_CODES = Set.of("context_length_exceeded", "exceed_context_size_error");
    private static final Set<String> TOO_LONG_PARAMS = Set.of("input_tokens", "input_text");

    /**
     * In order: OpenAI and vLLM; SGLang, llama-server and Ollama, Anthropic; TEI and TGI; TGI; llama-server; hosted
     * services; the tokenizers of Hugging Face, as servers of the Open Inference Protocol pass them on.
     */
    private static final Pattern TOO_LONG = Pattern.compile("maximum context length"
            + "|(longer than|exceeds?|exceeded|larger than)\\b.{0,60}\\bcontext (length|size|window|limit)"
            + "|context (length|size|window)\\b.{0,40}\\bexceed"
            + "|exceeds the maximum allowed length"
            + "|must have less than \\d+ (tokens|characters)"
            + "|tokens \\+ `?max_new_tokens`? must be"
            + "|tokens\\) is too large to process"
            + "|(prompt|input) is too long"
            + "|token count\\b.{0,60}\\bexceeds"
            + "|maximum sequence length");

    private static final Pattern MODEL = Pattern.compile("\\bmodel\\b");
    private static final Pattern UNKNOWN_MODEL = Pattern.compile("request for unknown model");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\bnan\\b");
    private static final Pattern OTHER_KIND =
            Pattern.compile("model is not an? (re-?ranker|classifi\\w+|embedding) model");
    private static final Set<String> QUOTA_CODES =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "billing_error");

    /** "Exceeded your current quota" is not among them: some services say so of a limit per minute. */
    private static final Pattern QUOTA = Pattern.compile("credit balance is too low|billing hard limit"
            + "|insufficient (quota|credits?|funds|balance)|payment required");

    /** OpenAI's 429 for a request that alone is above the limit of tokens per minute. */
    private static final Pattern ABOVE_LIMIT_ALONE = Pattern.compile("request too large|tokens must be reduced");

    private static final Pattern QUEUE_FULL =
            Pattern.compile("queue is full|server busy|overloaded|too many requests|maximum pending requests");

    /** Only the beginning of a message is the server's own: the rest may quote what it was sent. */
    private static final int OWN_WORDS = 500;

    private ErrorWords() {}

    /** The request does not fit the model's context. */
    static boolean tooLong(ErrorBody error) {
        return TOO_LONG_CODES.contains(error.code())
                || TOO_LONG_CODES.contains(error.type())
                || TOO_LONG_PARAMS.contains(error.param())
                || TOO_LONG.matcher(words(error)).find();
    }

    /** A 404 that is about the model, not about the route. */
    static boolean modelMissing(ErrorBody error) {
        return "model_not_found".equals(error.code())
                || "model".equals(error.param())
                || MODEL.matcher(words(error)).find();
    }

    /** A server of many models that does not know this one, whatever the status. */
    static boolean modelUnknown(ErrorBody error) {
        return UNKNOWN_MODEL.matcher(words(error)).find();
    }

    /** A refusal that no waiting cures: nobody has paid. */
    static boolean quotaExhausted(ErrorBody error) {
        return QUOTA_CODES.contains(error.code())
                || QUOTA_CODES.contains(error.type())
                || QUOTA.matcher(words(error)).find();
    }

    /** A 429 that no waiting cures: the request alone is above the limit. */
    static boolean aboveLimitAlone(ErrorBody error) {
        return ABOVE_LIMIT_ALONE.matcher(words(error)).find();
    }

    /** The model's answer is no number. */
    static boolean notANumber(ErrorBody error) {
        return NOT_A_NUMBER.matcher(words(error)).find();
    }

    /** The route is for another kind of model. */
    static boolean otherKindOfModel(ErrorBody error) {
        return OTHER_KIND.matcher(words(error)).find();
    }

    /** A 503 of a server that works and has too much to do. */
    static boolean queueFull(ErrorBody error) {
        return "overloaded_error".equals(error.type())
                || QUEUE_FULL.matcher(words(error)).find();
    }

    private static String words(ErrorBody error) {
        String message = error.message();
        return message.substring(0, Math.min(message.length(), OWN_WORDS)).toLowerCase(Locale.ROOT);
    }
}
