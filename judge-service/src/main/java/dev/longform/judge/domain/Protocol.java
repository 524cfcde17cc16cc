package dev.longform.judge.domain;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.ProtocolName;

/**
 * Turns a judge's texts into the outcome of an item. Implementations are found by their name: a new one is a new class
 * (and its template), and nothing else.
 */
public interface Protocol {
    ProtocolName name();

    /** The template that is used where a run names none. */
    String defaultTemplate();

    /**
     * Asks about one item, one question after another, until it is settled: the first question that stays without an
     * answer leaves the item unscored.
     *
     * @param request the item and its seed
     * @param interview asks, and keeps what was answered
     * @throws dev.longform.endpoints.CallFailedException when a call got no answer
     */
    Judgement judge(EvaluationRequest request, Interview interview);
}
