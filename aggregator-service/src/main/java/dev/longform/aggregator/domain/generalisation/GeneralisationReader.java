package dev.longform.aggregator.domain.generalisation;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.domain.comparison.Answer;
import dev.longform.aggregator.persistence.AnswerRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.DatasetSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Reads what models of one source answered, and pools it. */
@ApplicationScoped
public class GeneralisationReader {
    private final Snapshots snapshots;
    private final RunRepository runs;
    private final AnswerRepository answers;

    public GeneralisationReader(Snapshots snapshots, RunRepository runs, AnswerRepository answers) {
        this.snapshots = snapshots;
        this.runs = runs;
        this.answers = answers;
    }

    /**
     * How the models of a source do on data from it and on data from elsewhere.
     *
     * @throws UnknownData when no run is on some of the data
     */
    public Generalisation read(Question question) {
        SourceRuns found = new SourceRuns(question);
        List<Participant> participants = snapshots.read(handle -> {
            question.all().forEach(data -> found.add(data, runsOn(handle, data)));
            return participants(handle, question, found.complete());
        });
        return Generalisation.of(question, participants, found.missing());
    }

    private List<KnownRun> runsOn(Handle handle, Data data) {
        String name = data.dataset().name();
        OptionalInt version =
                data.dataset().version().isPresent() ? data.dataset().version() : runs.newestVersion(handle, name);
        List<KnownRun> known = version.isPresent() ? runs.on(handle, name, version.getAsInt()) : List.of();
        if (known.isEmpty()) {
            throw new UnknownData("no run on '" + data.text() + "' is known");
        }
        DatasetSummary dataset = known.get(0).event().dataset();
        data.subset().filter(subset -> !dataset.subsets().containsKey(subset)).ifPresent(subset -> {
            throw new UnknownData("dataset '" + name + "' version " + dataset.version() + " has no item in a subset '"
                    + subset + "', but in " + dataset.subsets().keySet());
        });
        return known;
    }

    private List<Participant> participants(Handle handle, Question question, Map<Asked, Map<Data, KnownRun>> complete) {
        List<Participant> participants = new ArrayList<>();
        complete.forEach((asked, runsByData) -> participants.add(new Participant(
                asked,
                question.all().stream()
                        .map(data -> runsByData.get(data).event().runId())
                        .toList(),
                side(handle, question.inside(), runsByData),
                side(handle, question.outside(), runsByData))));
        return participants;
    }

    private Side side(Handle handle, List<Data> side, Map<Data, KnownRun> runsByData) {
        long items = 0;
        List<Side.Given> given = new ArrayList<>();
        for (Data data : side) {
            KnownRun run = runsByData.get(data);
            DatasetSummary dataset = run.event().dataset();
            items += data.subset().map(dataset.subsets()::get).orElse(dataset.items());
            answers.of(handle, run.key()).stream()
                    .filter(answer ->
                            data.subset().isEmpty() || data.subset().get().equals(answer.subset()))
                    .forEach(answer -> given.add(given(dataset, answer)));
        }
        return new Side(items, given);
    }

    private static Side.Given given(DatasetSummary dataset, Answer answer) {
        return new Side.Given(
                dataset.name() + "@" + dataset.version() + "/" + answer.itemId(), answer.cluster(), answer.top1());
    }
}
