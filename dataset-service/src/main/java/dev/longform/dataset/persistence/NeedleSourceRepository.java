package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.needles.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The documents of running plans. */
@ApplicationScoped
public class NeedleSourceRepository {
    public void insert(Handle handle, UUID plan, Source source) {
        handle.createUpdate("""
                        insert into needle_source (plan, source_id, subset, prompt, text, tokens)
                        values (:plan, :id, :subset, :prompt, :text, :tokens)
                        """)
                .bind("plan", plan)
                .bind("id", source.id())
                .bind("subset", source.subset())
                .bind("prompt", Json.write(source.prompt()))
                .bind("text", source.text())
                .bind("tokens", source.tokens())
                .execute();
    }

    /** The length of each source, in tokens, by id. */
    public Map<String, Integer> tokens(Handle handle, UUID plan) {
        Map<String, Integer> tokens = new TreeMap<>();
        handle.createQuery("select source_id, tokens from needle_source where plan = :plan")
                .bind("plan", plan)
                .map((row, context) -> Map.entry(row.getString("source_id"), row.getInt("tokens")))
                .forEach(source -> tokens.put(source.getKey(), source.getValue()));
        return tokens;
    }
}
