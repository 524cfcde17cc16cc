package dev.longform.judge.domain;

import dev.longform.benchmark.ScoreRule;
import dev.longform.contracts.Item;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.reading.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The judge sees one candidate at a time and rates it; the ratings are then treated like any scores. They are expected
 * ratings where every candidate has one, and those in the texts otherwise: the two are no one scale.
 */
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
    public String unit() {
        return "candidate";
    }

    @Override
    public boolean understands(Reading reading) {
        return reading instanceof Reading.Rating;
    }

    @Override
    public List<List<Integer>> orders(long seed, String itemId, List<Boolean> chosen, Rotations rotations) {
        return IntStream.range(0, chosen.size()).mapToObj(List::of).toList();
    }

    @Override
    public Map<String, String> values(Item item, List<Integer> order, Markers markers) {
        return Map.of(
                "nonce", markers.nonce(),
                "prompt", markers.prompt(item.prompt()),
                "response", markers.response(item.candidates().get(order.get(0)).text()));
    }

    @Override
    public Judgement.Answered settle(List<Answer> answers, List<Boolean> chosen) {
        List<Reading.Rating> given = answers.stream().map(Answer::rating).toList();
        boolean expected = given.stream().allMatch(rating -> rating.expected().isPresent());
        List<Double> ratings = given.stream()
                .map(rating -> expected ? rating.expected().getAsDouble() : rating.value())
                .toList();
        return new Judgement.Answered(ScoreRule.apply(ratings, chosen), Optional.of(ratings));
    }
}
