package dev.longform.judge.domain;

import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.domain.reading.Reading;
import java.util.Optional;

/**
 * What a judge answered.
 *
 * @param text all of its text, without the thinking that came in a field of its own; empty when there was none
 * @param problem why the text cannot be a verdict, whatever it says: the server said that the judge refused, was cut
 *     off, or wrote nothing
 * @param usage the tokens, by the server's own count
 */
public record JudgeAnswer(String text, Optional<Reading.Unread> problem, Optional<TokenUsage> usage) {}
