package dev.longform.worker;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import java.util.List;

/** What to change when a tiny item got no usable answer. */
public final class ProbeAdvice {
    private ProbeAdvice() {}

    /**
     * @param served the names of the models that the server has; empty when it did not tell
     * @return null when there is nothing to advise
     */
    public static String of(CallFailedException failure, ModelSpec model, List<String> served) {
        if (failure.signal() == EndpointSignal.UNREACHABLE) {
            return "start the server, wait until it has loaded its model, or correct the endpoint in the model's file";
        }
        if (failure.reason() == Reason.MODEL_NOT_FOUND && !served.isEmpty()) {
            return "the server has " + String.join(", ", served) + ": set the field model to one of them";
        }
        return failure.reason() == Reason.BAD_REQUEST && failure.signal() == EndpointSignal.ALIVE
                ? "check the adapter (" + model.adapter() + "), the endpoint and the options in the model's file"
                : of(failure.reason());
    }

    /** @return null when there is nothing to advise */
    public static String of(Reason reason) {
        return switch (reason) {
            case UNAUTHORIZED ->
                "name the secret in the model's file, and let the worker's configuration hold its value"
                        + " and list the host";
            case MODEL_NOT_FOUND -> "set the field model to the name that the server knows the model by";
            case RATE_LIMITED -> "lower maxConcurrency, or probe again when the server has less to do";
            case TIMEOUT -> "raise options.timeoutSeconds, or look at what keeps the server busy";
            case CONTEXT_OVERFLOW -> "the server's context does not even hold a tiny item: raise it there";
            case INVALID_SCORE ->
                "serve a model with one label and no embedding head, or choose the adapter and options"
                        + " that fit it";
            case ENDPOINT_ERROR -> "look into the server's log";
            default -> null;
        };
    }
}
