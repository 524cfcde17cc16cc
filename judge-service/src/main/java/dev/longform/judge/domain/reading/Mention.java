package dev.longform.judge.domain.reading;

/**
 * A verdict as it stands in a text.
 *
 * @param start its first character
 * @param end the character after its last
 * @param token what it says, normalised, so that equal tokens are the same verdict
 */
record Mention(int start, int end, String token) {}
