package dev.longform.judge.domain;

import dev.longform.benchmark.ScoreRule;
import dev.longform.contracts.Candidate;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.ProtocolName;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.prompt.Nonce;
import dev.longform.judge.domain.reading.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The judge sees one candidate at a time and rates it; the ratings are then treated like any scores. */
@ApplicationScoped
public class Rating implements Protocol {
    @Override
    public ProtocolName name() {
        return ProtocolName.RATING;
    }

    @Override
    public String defaultTemplate() {
        return "rating-default@1";
    }

    @Override
    public Judgement judge(EvaluationRequest request, Interview interview) {
        Item item = request.item();
        List<Candidate> candidates = item.candidates();
        Markers markers = new Markers(Nonce.of(request.seed(), item));
        List<Double> ratings = new ArrayList<>();
        for (int index = 0; index < candidates.size(); index++) {
            Map<String, String> values = Map.of(
                    "nonce", markers.nonce(),
                    "prompt", markers.prompt(item.prompt()),
                    "response", markers.response(candidates.get(index).text()));
            Reading reading = interview.ask(List.of(index), values);
            if (reading instanceof Reading.Rating rating) {
                ratings.add(rating.value());
            } else {
                return Readings.unanswered("candidate " + (index + 1) + " of " + candidates.size(), reading);
            }
        }
        List<Boolean> chosen = candidates.stream().map(Candidate::chosen).toList();
        return new Judgement.Answered(ScoreRule.apply(ratings, chosen), Optional.of(ratings));
    }
}
