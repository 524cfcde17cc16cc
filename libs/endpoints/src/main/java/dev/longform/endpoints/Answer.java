package dev.longform.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a server answered with status 2xx.
 *
 * @param body its JSON; numbers may be NaN or infinite, as some servers write them
 * @param usage what it says the call used
 */
public record Answer(JsonNode body, Optional<TokenUsage> usage) {}
