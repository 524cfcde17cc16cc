package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The one route of a dialect that answers, and the shape of its errors. */
interface WireProtocol {
    /** The route's path; calls are POST. */
    String path();

    /**
     * Reads a call and recognises what it is about.
     *
     * @throws RefusedCallException when the protocol's server would refuse it
     */
    Question read(JsonNode body) throws RefusedCallException;

    /** Answers as planned, and notes in the tally what was answered. */
    Answer answer(Question question);

    /** The body of an error; {@code param} may be null. */
    Map<String, Object> error(int status, String message, String param);
}
