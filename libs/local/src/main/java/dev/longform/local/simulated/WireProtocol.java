package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How a server's routes look on the wire, and its errors. What it thinks is not its business. */
interface WireProtocol {
    /** Whether POST to this path is a call about items. */
    boolean answers(String path);

    /**
     * Reads a call and recognises what it is about.
     *
     * @throws RefusedCallException when the protocol's server would refuse it
     */
    Question read(Asking asking) throws RefusedCallException;

    /** Answers as planned, and notes in the tally what was answered. */
    Answer answer(Question question);

    /** An error on this path; {@code param} may be null. */
    HttpReply error(String path, Problem problem, String message, String param);

    /**
     * What the server answers beside its calls: health, models, version, tokens.
     *
     * @param body the request's body; missing for GET
     */
    Optional<HttpReply> page(String method, String path, JsonNode body);
}
