package dev.longform.dataset.persistence;

import dev.longform.contracts.EditorAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Answers of editors, by the hash of the request. */
@ApplicationScoped
public class NeedleAnswerRepository {
    /** Inserts an answer unless there is one to the same request. */
    public void insert(Handle handle, EditorAnswer answer) {
        handle.createUpdate("""
                        insert into needle_answer (request, plan, content) values (:request, :plan, :content::jsonb)
                        on conflict do nothing
                        """)
                .bind("request", answer.request())
                .bind("plan", UUID.fromString(answer.planId()))
                .bind("content", Json.write(answer))
                .execute();
    }

    public Optional<EditorAnswer> find(Handle handle, String request) {
        return handle.createQuery("select content from needle_answer where request = :request")
                .bind("request", request)
                .map((row, context) -> Json.read(row.getString("content"), EditorAnswer.class))
                .findOne();
    }

    /** How many answers a plan was the first to ask for. */
    public long askedFor(Handle handle, UUID plan) {
        return handle.createQuery("select count(*) from needle_answer where plan = :plan")
                .bind("plan", plan)
                .mapTo(Long.class)
                .one();
    }
}
