package dev.longform.dataset.domain.needles;

import dev.longform.contracts.EditorAnswer;
import dev.longform.dataset.persistence.NeedleAnswerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What editors answered. The first answer to a request stands for ever. */
@ApplicationScoped
public class EditorAnswers {
    private final Jdbi jdbi;
    private final NeedleAnswerRepository answers;

    public EditorAnswers(Jdbi jdbi, NeedleAnswerRepository answers) {
        this.jdbi = jdbi;
        this.answers = answers;
    }

    /** Keeps an answer unless there is one; returns the one that stands. */
    public EditorAnswer keep(EditorAnswer answer) {
        return jdbi.inTransaction(handle -> {
            answers.insert(handle, answer);
            return answers.find(handle, answer.request()).orElseThrow();
        });
    }

    /** The answer to the request with this hash. */
    public Optional<EditorAnswer> find(String request) {
        return jdbi.withHandle(handle -> answers.find(handle, request));
    }
}
