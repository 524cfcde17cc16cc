package dev.longform.contracts;

import java.util.List;

/**
 * Verdicts of one run whose stored texts are to be read again, without calling any model. judge-service answers it at
 * {@code POST /api/v1/reparse} with a {@link ReparseAnswer}.
 *
 * @param protocol how the run asked
 * @param template what the texts are to be read by; null for the template that the run asked with
 * @param seed the run's seed
 * @param verdicts as they were stored
 */
public record ReparseRequest(ProtocolSpec protocol, JudgeTemplate template, long seed, List<Verdict> verdicts) {
    public ReparseRequest {
        Require.present("protocol", protocol);
        Require.present("verdicts", verdicts);

        verdicts = List.copyOf(verdicts);
    }
}
