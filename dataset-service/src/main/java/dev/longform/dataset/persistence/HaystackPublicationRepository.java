package dev.longform.dataset.persistence;

import dev.longform.contracts.Message;
import dev.longform.dataset.domain.needles.Haystack;
import dev.longform.dataset.domain.needles.PlanSpec;
import dev.longform.dataset.domain.needles.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which questions go to the generator, how many are there, and which are given up. */
@ApplicationScoped
public class HaystackPublicationRepository {
    /**
     * A haystack that is to be sent now.
     *
     * @param publication how often it was published, this time included
     */
    public record Due(UUID plan, PlanSpec spec, Haystack haystack, Source source, int publication) {}

    private static final Object[] WRITTEN = PlanSpec.WRITTEN_ASPECTS.toArray();

    /** How many questions about needles made by rule are at the generator, over all plans. */
    public int outstanding(Handle handle, Instant now) {
        return handle.createQuery("""
                        select count(*) from needle_haystack h join needle_plan p on p.id = h.plan
                        where h.state = 'PUBLISHED' and h.lease_until > :now and p.state = 'RUNNING'
                          and not (h.aspects && :written::text[]) and p.spec ->> 'haystacks' is distinct from 'written'
                        """)
                .bind("now", now)
                .bindArray("written", String.class, WRITTEN)
                .mapTo(Integer.class)
                .one();
    }

    /** Makes other transactions that publish questions with an editor wait until this one ends. */
    public void lockEditors(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended('needle editors', 0))");
    }

    /**
     * How many questions with an editor may be calling it now, over all plans, those that have ended included.
     *
     * @param endpoint where the editor is called; empty for all
     */
    public int calling(Handle handle, Optional<String> endpoint, Instant now) {
        return handle.createQuery("""
                        select count(*) from needle_haystack h join needle_plan p on p.id = h.plan
                        where h.state = 'PUBLISHED' and h.lease_until > :now and h.pairs is null
                          and h.failed_publication is distinct from h.publications
                          and (h.aspects && :written::text[] or p.spec ->> 'haystacks' = 'written')
                          and (:endpoint::text is null or p.editor_endpoint = :endpoint)
                        """)
                .bind("now", now)
                .bindArray("written", String.class, WRITTEN)
                .bind("endpoint", endpoint.orElse(null))
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Notes the failure of questions that were asked so often without an answer: the plan ends with it. A plan that went
     * on without them would seal other pairs than one whose generator was there.
     */
    public void giveUp(Handle handle, UUID plan, int publications, Instant now) {
        handle.createUpdate("""
                        update needle_haystack set failure = 'needle-generator-service did not answer for the source '
                          || source_id || ' at ' || length || ' tokens, asked ' || publications
                          || ' times: see whether it runs, and what it set aside (longform dead-letters list), then'
                          || ' create the plan again'
                        where plan = :plan and state = 'PUBLISHED' and lease_until <= :now and publications >= :most
                          and failure is null
                        """)
                .bind("plan", plan)
                .bind("now", now)
                .bind("most", publications)
                .execute();
    }

    /**
     * Notes the next questions as published, and says what is in them.
     *
     * @param written those with an editor, which are all where haystacks are written, or those made by rule
     */
    public List<Due> publish(Handle handle, UUID plan, boolean written, int most, Instant now, Instant leaseUntil) {
        return handle.createQuery("""
                        with due as (
                          select number from needle_haystack
                          where plan = :plan and (state = 'PENDING' or state = 'PUBLISHED' and lease_until <= :now)
                            and (aspects && :writtenAspects::text[] or (
                              select spec ->> 'haystacks' = 'written' from needle_plan where id = :plan) is true
                            ) = :written and failure is null
                          order by number limit :most),
                        noted as (
                          update needle_haystack h
                          set state = 'PUBLISHED', publications = publications + 1, lease_until = :lease
                          from due where h.plan = :plan and h.number = due.number returning h.*)
                        select noted.*, p.spec, s.subset, s.prompt, s.text, s.tokens
                        from noted join needle_plan p on p.id = noted.plan
                        join needle_source s on s.plan = noted.plan and s.source_id = noted.source_id
                        order by noted.number
                        """)
                .bind("plan", plan)
                .bind("now", now)
                .bind("most", most)
                .bind("written", written)
                .bindArray("writtenAspects", String.class, WRITTEN)
                .bind("lease", leaseUntil)
                .map((row, context) -> due(row))
                .list();
    }

    /** Notes the failure of a question that no record can hold: the plan ends with it. */
    public void unpublishable(Handle handle, UUID plan, int number) {
        handle.createUpdate("""
                        update needle_haystack set failure = 'the source ' || source_id || ' is larger than a record may be'
                        where plan = :plan and number = :number
                        """).bind("plan", plan).bind("number", number).execute();
    }

    /** Makes a question that was not published after all go out again at {@code at}. */
    public void unpublished(Handle handle, UUID plan, int number, Instant at) {
        handle.createUpdate("""
                        update needle_haystack set lease_until = :at, publications = publications - 1
                        where plan = :plan and number = :number and state = 'PUBLISHED'
                        """)
                .bind("at", at)
                .bind("plan", plan)
                .bind("number", number)
                .execute();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("plan", UUID.class),
                Json.read(row.getString("spec"), PlanSpec.class),
                NeedleHaystackRepository.haystack(row),
                new Source(
                        row.getString("source_id"),
                        row.getString("subset"),
                        Arrays.asList(Json.read(row.getString("prompt"), Message[].class)),
                        row.getString("text"),
                        row.getInt("tokens")),
                row.getInt("publications"));
    }
}
