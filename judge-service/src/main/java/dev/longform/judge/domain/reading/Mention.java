package dev.longform.judge.domain.reading;

/**
 * A verdict as it stands in a text.
 *
 * @param start its first character
 * @param end the character after its last
 * @param token what it says, normalised, so that equal tokens are the same verdict
 * @param garbled whether it stands in double square brackets and is no verdict of the asked sort: {@code [[Tie]]}
 */
record Mention(int start, int end, String token, boolean garbled) {}
