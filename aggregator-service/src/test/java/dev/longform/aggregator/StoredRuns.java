package dev.longform.aggregator;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;

import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.RunBook;
import dev.longform.aggregator.domain.RunNews;
import dev.longform.aggregator.domain.VerdictBook;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Puts whole runs into the database, as the consumers would: 100 items, 60 of them QA and 40 Chat. */
@ApplicationScoped
public class StoredRuns {
    public static final int ITEMS = 100;
    public static final Map<String, Long> SUBSETS = Map.of("QA", 60L, "Chat", 40L);

    private final RunBook runs;
    private final VerdictBook verdicts;

    public StoredRuns(RunBook runs, VerdictBook verdicts) {
        this.runs = runs;
        this.verdicts = verdicts;
    }

    /** A finished run of a classifier's revision; revisions were run a day apart. */
    public static RunEvents finished(String dataset, String model, int revision) {
        return run("run-" + UUID.randomUUID())
                .dataset(dataset, 1)
                .subsets(SUBSETS)
                .attempted(SUBSETS)
                .model(model)
                .revision(String.valueOf(revision))
                .created(RunEvents.CREATED.plus(Duration.ofDays(revision)))
                .state(RunState.COMPLETED, 2);
    }

    /** The verdict on an item, 0 to 99, before it is built. */
    public static VerdictBuilder item(String run, int number) {
        return verdict(run, "item-%03d".formatted(number)).chosen(true, false).subset(number % 5 < 3 ? "QA" : "Chat");
    }

    /** A classifier's verdict that is right or wrong. */
    public static Verdict scored(String run, int number, boolean right) {
        return item(run, number).scores(right ? 1.0 : 0.0, 0.5).build();
    }

    /** Stores a run that has three of four items right; returns its event. */
    public RunEvent store(RunEvents events) {
        store(events, (id, number) -> scored(id, number, number % 4 != 0));
        return events.build();
    }

    /** Stores a run with what was answered to each item; returns its id. */
    public String store(RunEvents events, BiFunction<String, Integer, Verdict> answers) {
        return store(events, IntStream.range(0, ITEMS).boxed().toList(), answers);
    }

    public String store(RunEvents events, List<Integer> items, BiFunction<String, Integer, Verdict> answers) {
        RunEvent event = events.build();
        runs.store(List.of(new RunNews.Snapshot(event)));
        verdicts.store(items.stream()
                .map(number -> arrival(answers.apply(event.runId(), number)))
                .toList());
        return event.runId();
    }

    private static Arrival arrival(Verdict verdict) {
        return new Arrival.OfVerdict(verdict, new String(EventWriter.encode(verdict), StandardCharsets.UTF_8));
    }
}
