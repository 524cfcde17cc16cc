package dev.longform.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resident memory of every part, its children included, and the time from {@code up} to ready. Linux only. */
final class FootprintBench {
    private final Laboratory laboratory;

    FootprintBench(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** Reads the figures of now: call it when the system has worked. */
    List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "up to ready",
                laboratory.secondsToReady(),
                "s",
                "Kafka, PostgreSQL and five services, from an empty directory"));
        for (Map.Entry<String, ProcessHandle> part :
                laboratory.session().processes().entrySet()) {
            figures.add(new Figure(
                    "memory " + part.getKey(),
                    Memory.resident(part.getValue()),
                    "MB",
                    "resident after load, with its children"));
        }
        return figures;
    }
}
