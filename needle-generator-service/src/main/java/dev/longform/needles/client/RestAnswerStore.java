package dev.longform.needles.client;

import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.needles.NeedleSettings;
import dev.longform.needles.domain.editing.AnswerStore;
import dev.longform.needles.domain.editing.EditingFailedException;
import dev.longform.platform.ServiceCallException;
import dev.longform.platform.ServiceClient;
import dev.longform.platform.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The store of dataset-service, over REST. While it is away it is asked again for a while: an answer at hand has cost a
 * call.
 */
@ApplicationScoped
public class RestAnswerStore implements AnswerStore {
    private static final String ROUTE = "/api/v1/editor-answers";
    private static final int SERVER_ERROR = 500;

    private final ServiceClient dataset;
    private final NeedleSettings settings;

    public RestAnswerStore(NeedleSettings settings, ServiceToken token) {
        this.dataset = new ServiceClient("dataset-service", settings.datasetUrl(), token);
        this.settings = settings;
    }

    @Override
    public Optional<EditorAnswer> find(String request) {
        return patiently(() -> dataset.find(ROUTE + "/" + request, EditorAnswer.class));
    }

    @Override
    public EditorAnswer keep(EditorAnswer answer) {
        return patiently(() -> dataset.post(ROUTE, answer, EditorAnswer.class));
    }

    private <T> T patiently(Supplier<T> call) {
        Instant patience = Instant.now().plus(settings.storePatience());
        while (true) {
            try {
                return call.get();
            } catch (ServiceCallException e) {
                if (e.status() < SERVER_ERROR) {
                    throw new EditingFailedException(Reason.INTERNAL_ERROR, e.getMessage());
                }
                if (Instant.now().isAfter(patience)) {
                    throw new EditingFailedException(Reason.LOST, "answers cannot be kept: " + e.getMessage());
                }
                pause(settings.retryAfter());
            }
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        }
    }
}
