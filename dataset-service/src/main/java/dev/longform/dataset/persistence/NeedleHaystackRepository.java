package dev.longform.dataset.persistence;

import dev.longform.contracts.EditingReport;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.dataset.domain.needles.Haystack;
import dev.longform.dataset.domain.needles.NeedleAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** What the generator is asked, and whether it has answered; how it is sent there: {@link HaystackPublicationRepository}. */
@ApplicationScoped
public class NeedleHaystackRepository {
    /** Adds questions, numbered from {@code first} on. */
    public void add(Handle handle, UUID plan, int first, List<Haystack> wave) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into needle_haystack (plan, number, source_id, length, pairs_per_bin, aspects)
                values (:plan, :number, :source, :length, :pairs, :aspects)
                """);
        int number = first;
        for (Haystack haystack : wave) {
            batch.bind("plan", plan)
                    .bind("number", number++)
                    .bind("source", haystack.sourceId())
                    .bind("length", haystack.length())
                    .bind("pairs", haystack.pairsPerBin())
                    .bindArray("aspects", String.class, haystack.aspects().toArray())
                    .add();
        }
        batch.execute();
    }

    /** Whether a question of the plan is not answered yet. */
    public boolean open(Handle handle, UUID plan) {
        return handle.createQuery(
                        "select exists (select 1 from needle_haystack where plan = :plan and state <> 'ANSWERED')")
                .bind("plan", plan)
                .mapTo(Boolean.class)
                .one();
    }

    /** All questions of a plan, by number. */
    public List<Haystack> all(Handle handle, UUID plan) {
        return handle.createQuery("select * from needle_haystack where plan = :plan order by number")
                .bind("plan", plan)
                .map((row, context) -> haystack(row))
                .list();
    }

    /** Notes closing records. */
    public void close(Handle handle, List<NeedleAnswer.Done> answers) {
        if (answers.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update needle_haystack set pairs = :pairs, refused = :refused, shortfalls = :shortfalls::jsonb,
                  editing = :editing::jsonb
                where plan = :plan and number = :number and state = 'PUBLISHED'
                """);
        for (NeedleAnswer.Done answer : answers) {
            batch.bind("pairs", answer.done().pairs())
                    .bind("refused", answer.done().refused())
                    .bind("shortfalls", Json.write(answer.done().shortfalls()))
                    .bind(
                            "editing",
                            answer.done().editing() == null
                                    ? null
                                    : Json.write(answer.done().editing()))
                    .bind("plan", answer.plan())
                    .bind("number", answer.haystack())
                    .add();
        }
        batch.execute();
    }

    /**
     * Notes that a question's editor failed in a publication, once: it goes out again, or it was the last time.
     *
     * @param again when it goes out again
     * @param last whether it was the last time; then {@code detail} is why
     */
    public void failed(
            Handle handle,
            UUID plan,
            int number,
            int publication,
            String reason,
            Instant again,
            boolean last,
            String detail) {
        handle.createUpdate("""
                        update needle_haystack set failures = array_append(failures, :reason::text),
                          failed_publication = :publication, lease_until = :again,
                          failure = case when :last then :detail end
                        where plan = :plan and number = :number and state = 'PUBLISHED' and pairs is null
                          and publications = :publication and failed_publication is distinct from :publication
                        """)
                .bind("reason", reason)
                .bind("publication", publication)
                .bind("again", again)
                .bind("last", last)
                .bind("detail", detail)
                .bind("plan", plan)
                .bind("number", number)
                .execute();
    }

    /** Why the plan's editor is given up; empty while it is not. */
    public Optional<String> failure(Handle handle, UUID plan) {
        return handle.createQuery("""
                        select failure from needle_haystack where plan = :plan and failure is not null
                        order by number limit 1
                        """).bind("plan", plan).mapTo(String.class).findOne();
    }

    /** Counts those of these questions as answered whose closing record and pairs are all in. */
    public void complete(Handle handle, Collection<? extends NeedleAnswer> answers) {
        bind(handle.createUpdate("""
                                update needle_haystack h set state = 'ANSWERED', lease_until = null
                                where (h.plan, h.number) in (select * from unnest(:plans, :haystacks))
                                  and h.state = 'PUBLISHED' and h.pairs = (
                                    select count(*) from needle_pair p
                                    where p.plan = h.plan and p.haystack = h.number and p.number < h.pairs)
                                """), answers).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Collection<? extends NeedleAnswer> answers) {
        return statement
                .bindArray(
                        "plans",
                        UUID.class,
                        answers.stream().map(NeedleAnswer::plan).toArray())
                .bindArray(
                        "haystacks",
                        Integer.class,
                        answers.stream().map(NeedleAnswer::haystack).toArray());
    }

    static Haystack haystack(ResultSet row) throws SQLException {
        String shortfalls = row.getString("shortfalls");
        String editing = row.getString("editing");
        return new Haystack(
                row.getInt("number"),
                row.getString("source_id"),
                row.getInt("length"),
                row.getInt("pairs_per_bin"),
                Arrays.asList((String[]) row.getArray("aspects").getArray()),
                Optional.ofNullable(row.getString("refused")),
                shortfalls == null ? List.of() : Arrays.asList(Json.read(shortfalls, NeedleShortfall[].class)),
                Optional.ofNullable(editing).map(json -> Json.read(json, EditingReport.class)),
                Arrays.asList((String[]) row.getArray("failures").getArray()));
    }
}
