package dev.longform.aggregator.domain.reparse;

import dev.longform.contracts.ReparseAnswer;
import dev.longform.contracts.ReparseRequest;

/** Reads the stored texts of some verdicts again. */
public interface TextReader {
    /** @throws dev.longform.platform.ServiceCallException when they cannot be read now, or not by this template */
    ReparseAnswer read(ReparseRequest request);
}
