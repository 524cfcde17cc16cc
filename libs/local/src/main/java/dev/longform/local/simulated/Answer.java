package dev.longform.local.simulated;

import java.util.Map;

/**
 * What a server answers to a call that works.
 *
 * @param body the response
 * @param promptTokens tokens read, as its usage says
 * @param completionTokens tokens written, as its usage says
 */
record Answer(Map<String, Object> body, int promptTokens, int completionTokens) {}
