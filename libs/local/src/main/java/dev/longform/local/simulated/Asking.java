package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;

/**
 * A call as it arrives.
 *
 * @param path the route
 * @param headers its headers
 * @param body its body
 */
record Asking(String path, MultiMap headers, JsonNode body) {}
