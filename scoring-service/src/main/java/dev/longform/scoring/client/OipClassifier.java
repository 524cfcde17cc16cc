package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * {@code oip-v2}: a model behind the Open Inference Protocol, as KServe and Triton serve it; one request for each
 * candidate. The texts go into tensors whose names, datatype and shape the options state ({@link OipTensors}): one
 * rendered text, or the prompt and the response in two. What comes back must be one floating-point number. There is no
 * usage, so that nothing is known about truncation.
 */
@ApplicationScoped
public class OipClassifier implements Classifier {
    private final EndpointClient client;

    public OipClassifier(EndpointClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "oip-v2";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        OipTensors tensors = new OipTensors(task.model());
        List<Double> values = new ArrayList<>();
        for (String candidate : task.candidates()) {
            ObjectNode body = tensors.body(task, candidate);
            values.add(tensors.score(client.post(calls, task.model(), tensors.path() + "/infer", body)
                    .body()));
        }
        return new Scores(values, Truncation.UNKNOWN);
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        OipTensors tensors = new OipTensors(model);
        ServerPages pages = new ServerPages(client, model, calls, notes);
        notes.chatTemplate(ChatTemplate.UNKNOWN)
                .note("the protocol tells nothing about templates, limits and truncation", null);
        if (tensors.mayBeginTwice()) {
            notes.warning(
                    "the text is sent with the format's mark of the beginning: a server that puts one there itself scores"
                            + " a text with two, which is plausible and wrong",
                    "state options." + OipTensors.SEND_BOS + ": false where the server's tokenizer adds special tokens,"
                            + " true where it does not");
        }
        pages.get("/v2")
                .ifPresent(page -> notes.server(page.path("name").asText("") + " "
                        + page.path("version").asText("")));
        pages.get(tensors.path()).ifPresent(page -> {
            notes.serves(page.path("name").asText(model.model()));
            compare(tensors.inputs(), page.path("inputs"), "input", notes);
            tensors.output().ifPresent(name -> compare(List.of(name), page.path("outputs"), "output", notes));
        });
    }

    private static void compare(List<String> ours, JsonNode theirs, String what, ProbeNotes notes) {
        List<String> names = StreamSupport.stream(theirs.spliterator(), false)
                .map(tensor -> tensor.path("name").asText())
                .toList();
        List<String> missing =
                ours.stream().filter(name -> !names.contains(name)).toList();
        if (!names.isEmpty() && !missing.isEmpty()) {
            notes.warning(
                    "the model states no " + what + " " + String.join(", ", missing) + ": " + theirs,
                    "name its tensors in the options");
        }
    }
}
