package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longform.aggregator.domain.comparison.Measure;
import dev.longform.aggregator.domain.generalisation.Asked;
import dev.longform.aggregator.domain.generalisation.Data;
import dev.longform.aggregator.domain.generalisation.Generalisation;
import dev.longform.aggregator.domain.generalisation.Loss;
import dev.longform.aggregator.domain.generalisation.LossDifference;
import dev.longform.aggregator.domain.generalisation.Question;
import dev.longform.aggregator.domain.generalisation.Share;
import dev.longform.contracts.ModelKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How models of one source do on data from it and on data from elsewhere. A loss is inside less outside; what does not
 * exist is empty.
 *
 * @param measure what accuracies are of: {@code TOP1}, which classifiers and judges have in common
 * @param kinds by kind; a kind without a model is missing
 * @param difference what classifiers lose less what judges lose; empty unless both have a model
 * @param missing models of that source without finished runs on all of the data
 */
public record GeneralisationView(
        String trainedOn,
        List<String> inside,
        List<String> outside,
        Measure measure,
        List<ModelView> models,
        Map<ModelKind, KindView> kinds,
        Optional<DifferenceOfLosses> difference,
        List<MissingView> missing) {
    /** A model, how it was asked, its runs in the order of the data, and its loss. */
    public record ModelView(
            @JsonUnwrapped Asked asked,
            List<String> runs,
            @JsonUnwrapped LossView loss) {}

    /** A kind: how many models it pools, and their loss. */
    public record KindView(int models, @JsonUnwrapped LossView loss) {}

    /**
     * A loss.
     *
     * @param interval of the loss: cluster bootstrap, 95%
     */
    public record LossView(
            ShareView inside, ShareView outside, Optional<Double> loss, Optional<List<Double>> interval) {
        static LossView of(Loss loss) {
            return new LossView(
                    ShareView.of(loss.inside()), ShareView.of(loss.outside()), loss.loss(), Bounds.of(loss.interval()));
        }
    }

    /**
     * One side.
     *
     * @param asked items, once for each model
     */
    public record ShareView(
            long asked,
            long answered,
            Optional<Double> coverage,
            long clusters,
            Optional<Double> accuracy,
            Optional<List<Double>> interval) {
        static ShareView of(Share share) {
            return new ShareView(
                    share.asked(),
                    share.answered(),
                    share.coverage(),
                    share.clusters(),
                    share.accuracy(),
                    Bounds.of(share.interval()));
        }
    }

    /**
     * What classifiers lose less what judges lose, on items that both kinds answered.
     *
     * @param items how many such items there are inside, and outside
     * @param losses of classifiers, and of judges, on them
     */
    public record DifferenceOfLosses(
            List<Long> items,
            List<Optional<Double>> losses,
            Optional<Double> difference,
            Optional<List<Double>> interval) {
        static DifferenceOfLosses of(LossDifference difference) {
            return new DifferenceOfLosses(
                    List.of(difference.insideItems(), difference.outsideItems()),
                    List.of(difference.classifiers(), difference.generative()),
                    difference.difference(),
                    Bounds.of(difference.interval()));
        }
    }

    /** A model that cannot be counted, and the data that it has no finished run on. */
    public record MissingView(String model, ModelKind kind, List<String> data) {}

    static GeneralisationView of(Question question, Generalisation found) {
        return new GeneralisationView(
                question.trainedOn(),
                texts(question.inside()),
                texts(question.outside()),
                Measure.TOP1,
                found.models().stream()
                        .map(model -> new ModelView(
                                model.model().asked(), model.model().runs(), LossView.of(model.loss())))
                        .toList(),
                found.kinds().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                kind -> new KindView(
                                        kind.getValue().models(),
                                        LossView.of(kind.getValue().loss())),
                                (one, two) -> one,
                                TreeMap::new)),
                found.difference().map(DifferenceOfLosses::of),
                found.missing().stream()
                        .map(model -> new MissingView(model.model(), model.kind(), texts(model.data())))
                        .toList());
    }

    private static List<String> texts(List<Data> data) {
        return data.stream().map(Data::text).toList();
    }
}
