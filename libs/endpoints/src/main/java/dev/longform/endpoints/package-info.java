/**
 * Calling model servers: one HTTP client, deadlines, one classification of errors, short retries, secrets by name, host
 * rules and the count of what every call cost. Plain Java; {@link dev.longform.endpoints.EndpointsBeans} makes the beans.
 */
package dev.longform.endpoints;
