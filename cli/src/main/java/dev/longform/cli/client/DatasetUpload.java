package dev.longform.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Sends files to dataset-service and says which line of which file was bad. */
public final class DatasetUpload {
    private static final int SHOWN = 100;

    private final List<LineSource> sources;
    private final JsonLines lines;

    /**
     * @param files names, or {@code -} for standard input
     * @param bytesRead told how many more bytes were read
     * @throws Failure when one of them cannot be read
     */
    public DatasetUpload(List<String> files, LongConsumer bytesRead) {
        sources = files.stream().map(file -> LineSource.of(file, bytesRead)).toList();
        if (files.stream().filter("-"::equals).count() > 1) {
            throw new Failure("standard input (-) can be read only once");
        }
        lines = new JsonLines(sources);
    }

    /** Bytes to be read; -1 when not all sizes are known. */
    public long size() {
        return sources.stream().anyMatch(s -> s.size() < 0)
                ? -1
                : sources.stream().mapToLong(LineSource::size).sum();
    }

    /**
     * Imports the files.
     *
     * @return the import report
     * @throws Failure when the service refuses them; with {@code FILE:LINE} for each bad line
     */
    public JsonNode send(DatasetService service, String name, boolean skipBad) {
        try {
            return service.importDataset(name, skipBad, () -> lines);
        } catch (ServiceFailure e) {
            List<String> bad = describe(e.problem());
            if (bad.isEmpty()) {
                throw e;
            }
            throw new Failure(e.getMessage().replace("skipBad", "--skip-bad") + "\n" + String.join("\n", bad), e);
        } catch (Unreachable e) {
            if (lines.failure() != null) {
                throw new Failure(lines.failure().getMessage() + "\nnothing was imported", e);
            }
            throw e;
        }
    }

    /**
     * The bad lines of a report or problem, {@code FILE:LINE: reason}, and how many more there are.
     *
     * @param report with {@code errors} and {@code errorCount}
     */
    public List<String> describe(JsonNode report) {
        List<String> described = new ArrayList<>();
        for (JsonNode error : report.path("errors")) {
            if (described.size() < SHOWN && error.has("line")) {
                String place = lines.map().locate(error.path("line").asLong());
                described.add("  " + place + ": " + error.path("reason").asText());
            }
        }
        long more = report.path("errorCount").asLong() - described.size();
        if (more > 0 && !described.isEmpty()) {
            described.add("  ... and " + more + " more bad lines");
        }
        return described;
    }
}
