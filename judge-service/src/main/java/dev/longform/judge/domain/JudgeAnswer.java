package dev.longform.judge.domain;

import dev.longform.contracts.AnswerFormat;
import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.judge.domain.reading.TokenChoice;
import java.util.List;
import java.util.Optional;

/**
 * What a judge answered.
 *
 * @param text all of its text, without the thinking that came in a field of its own; empty when there was none
 * @param problem why the text cannot be a verdict, whatever it says: the server said that the judge refused, was cut
 *     off, or wrote nothing
 * @param usage the tokens, by the server's own count
 * @param format what the server was told to hold the answer to; empty for plain text
 * @param tokens the text's tokens with what could have stood there; empty unless they were asked for and given
 * @param thinking the field that the thinking came in; empty when there was none
 */
public record JudgeAnswer(
        String text,
        Optional<Reading.Unread> problem,
        Optional<TokenUsage> usage,
        Optional<AnswerFormat> format,
        List<TokenChoice> tokens,
        Optional<String> thinking) {
    public JudgeAnswer {
        tokens = List.copyOf(tokens);
    }

    /** An answer in plain text. */
    public JudgeAnswer(String text, Optional<Reading.Unread> problem, Optional<TokenUsage> usage) {
        this(text, problem, usage, Optional.empty(), List.of(), Optional.empty());
    }
}
