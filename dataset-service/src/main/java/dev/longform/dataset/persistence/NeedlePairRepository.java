package dev.longform.dataset.persistence;

import dev.longform.contracts.NeedlePair;
import dev.longform.dataset.domain.needles.Cell;
import dev.longform.dataset.domain.needles.MadePair;
import dev.longform.dataset.domain.needles.NeedleAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Pairs of running plans, as the generator made them. */
@ApplicationScoped
public class NeedlePairRepository {
    /** Stores pairs that are waited for and not there yet. */
    public void insert(Handle handle, List<NeedleAnswer.Pair> answers) {
        if (answers.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into needle_pair (plan, haystack, number, aspect, bin, content)
                select h.plan, h.number, :number, :aspect, :bin, :content
                from needle_haystack h join needle_plan p on p.id = h.plan
                where h.plan = :plan and h.number = :haystack and h.state = 'PUBLISHED' and p.state = 'RUNNING'
                on conflict do nothing
                """);
        for (NeedleAnswer.Pair answer : answers) {
            batch.bind("number", answer.pair().number())
                    .bind("aspect", answer.pair().aspect())
                    .bind("bin", answer.pair().bin())
                    .bind("content", Json.write(answer.pair()))
                    .bind("plan", answer.plan())
                    .bind("haystack", answer.haystack())
                    .add();
        }
        batch.execute();
    }

    /** All pairs of a plan, without their texts. */
    public List<MadePair> made(Handle handle, UUID plan) {
        return handle.createQuery("""
                        select p.haystack, p.number, p.aspect, p.bin, h.source_id, h.length
                        from needle_pair p join needle_haystack h on h.plan = p.plan and h.number = p.haystack
                        where p.plan = :plan order by p.haystack, p.number
                        """)
                .bind("plan", plan)
                .map((row, context) -> new MadePair(
                        row.getInt("haystack"),
                        row.getInt("number"),
                        row.getString("source_id"),
                        new Cell(row.getString("aspect"), row.getInt("length"), row.getInt("bin"))))
                .list();
    }

    /** One pair with its texts. */
    public NeedlePair content(Handle handle, UUID plan, MadePair pair) {
        return handle.createQuery(
                        "select content from needle_pair where plan = :plan and haystack = :haystack and number = :number")
                .bind("plan", plan)
                .bind("haystack", pair.haystack())
                .bind("number", pair.number())
                .map((row, context) -> Json.read(row.getString("content"), NeedlePair.class))
                .one();
    }
}
