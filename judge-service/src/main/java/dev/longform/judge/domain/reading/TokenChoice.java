package dev.longform.judge.domain.reading;

import java.util.Map;

/**
 * One token of an answer and what could have stood there.
 *
 * @param token as it was written
 * @param logProbabilities natural logarithms of the probabilities of the likeliest tokens at this place
 */
public record TokenChoice(String token, Map<String, Double> logProbabilities) {
    public TokenChoice {
        logProbabilities = Map.copyOf(logProbabilities);
    }
}
