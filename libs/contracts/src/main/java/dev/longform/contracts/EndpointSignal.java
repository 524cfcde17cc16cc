package dev.longform.contracts;

/** What an item's last call told about the endpoint as a whole; the coordinator draws its conclusions from it. */
public enum EndpointSignal {
    /** No model server was called. */
    NOT_CALLED,
    /** The server answered as a server that works (also: a refusal, an unreadable answer, a 4xx about this item). */
    ALIVE,
    /** It asked to be called less often (429, queue full). */
    OVERLOADED,
    /** It took the call and failed (5xx, no answer in time): this item or the whole server, not known. */
    FAILED,
    /** It could not be reached or said that it is not there (connection refused, 502, 503, 504, loading). */
    UNREACHABLE
}
