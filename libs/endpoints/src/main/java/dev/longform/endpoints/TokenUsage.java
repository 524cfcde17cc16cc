package dev.longform.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a server says one call used, by its own tokenizer.
 *
 * @param promptTokens tokens it read
 * @param completionTokens tokens it wrote, thinking included
 * @param cachedTokens prompt tokens that it had cached; 0 when it does not say
 */
public record TokenUsage(long promptTokens, long completionTokens, long cachedTokens) {

    /**
     * Reads the {@code usage} object of OpenAI, vLLM, llama-server, Ollama and SGLang's {@code /v1} routes.
     *
     * @return empty when there is none, or when it states no positive number of prompt tokens: no prompt is empty
     */
    public static Optional<TokenUsage> ofBody(JsonNode body) {
        JsonNode usage = body.path("usage");
        if (count(usage.path("prompt_tokens")) == 0) {
            return Optional.empty();
        }
        return Optional.of(new TokenUsage(
                usage.path("prompt_tokens").longValue(),
                count(usage.path("completion_tokens")),
                count(usage.path("prompt_tokens_details").path("cached_tokens"))));
    }

    private static long count(JsonNode number) {
        return isCount(number) ? number.longValue() : 0;
    }

    private static boolean isCount(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
    }
}
