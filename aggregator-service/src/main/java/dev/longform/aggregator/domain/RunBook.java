package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Stores what the runs are: the snapshot with the highest sequence stands. */
@ApplicationScoped
public class RunBook {
    private final Jdbi jdbi;
    private final RunRepository runs;

    public RunBook(Jdbi jdbi, RunRepository runs) {
        this.jdbi = jdbi;
        this.runs = runs;
    }

    /** Stores a batch, all of it or nothing; older snapshots than known change nothing. */
    public void store(List<RunEvent> events) {
        TreeMap<String, RunEvent> newest = events.stream()
                .collect(Collectors.toMap(
                        RunEvent::runId,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(RunEvent::sequence)),
                        TreeMap::new));
        jdbi.useTransaction(handle -> runs.save(handle, newest.values()));
    }
}
