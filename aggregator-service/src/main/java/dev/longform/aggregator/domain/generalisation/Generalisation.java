package dev.longform.aggregator.domain.generalisation;

import dev.longform.contracts.ModelKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How models that were trained on one source do on data from it and on data from elsewhere, one by one and by kind.
 *
 * @param models each model with its loss, in the order of their names
 * @param kinds the pooled loss of each kind that has a model
 * @param difference between the kinds; empty unless both have a model
 * @param missing models of that source that cannot be counted
 */
public record Generalisation(
        List<ModelLoss> models,
        Map<ModelKind, KindLoss> kinds,
        Optional<LossDifference> difference,
        List<Missing> missing) {
    /** A model's loss. */
    public record ModelLoss(Participant model, Loss loss) {}

    /**
     * A kind's loss.
     *
     * @param models how many models it pools
     */
    public record KindLoss(int models, Loss loss) {}

    /**
     * A model without finished runs, asked in one way, on all of the data.
     *
     * @param model its name
     * @param kind its kind
     * @param data what it lacks: in the way, of its newest revision, that lacks least
     */
    public record Missing(String model, ModelKind kind, List<Data> data) {}

    /** @param participants at most one a model */
    static Generalisation of(Question question, List<Participant> participants, List<Missing> missing) {
        List<Object> seed = List.of(
                question.trainedOn(),
                question.inside().stream().map(Data::text).toList(),
                question.outside().stream().map(Data::text).toList());
        Map<ModelKind, KindLoss> kinds = new EnumMap<>(ModelKind.class);
        for (ModelKind kind : ModelKind.values()) {
            List<Participant> ofKind = ofKind(participants, kind);
            if (!ofKind.isEmpty()) {
                kinds.put(kind, new KindLoss(ofKind.size(), Loss.of(ofKind, List.of(seed, kind))));
            }
        }
        return new Generalisation(
                participants.stream()
                        .map(p -> new ModelLoss(p, Loss.of(List.of(p), List.of(seed, p.asked()))))
                        .toList(),
                kinds,
                kinds.size() == ModelKind.values().length
                        ? Optional.of(LossDifference.of(
                                ofKind(participants, ModelKind.CLASSIFIER),
                                ofKind(participants, ModelKind.GENERATIVE),
                                seed))
                        : Optional.empty(),
                missing);
    }

    private static List<Participant> ofKind(List<Participant> participants, ModelKind kind) {
        return participants.stream()
                .filter(participant -> participant.asked().kind() == kind)
                .toList();
    }
}
