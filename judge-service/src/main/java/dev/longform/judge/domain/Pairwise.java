package dev.longform.judge.domain;

import dev.longform.benchmark.PairwiseRule;
import dev.longform.benchmark.ScoreRule;
import dev.longform.contracts.Item;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.reading.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The judge sees a chosen and a rejected candidate as A and B and picks the better one: every chosen against every
 * rejected, each in both orders. The share of its comparisons that a candidate won is its score, and scores are treated
 * like any others.
 */
@ApplicationScoped
public class Pairwise implements Protocol {
    @Override
    public ProtocolName name() {
        return ProtocolName.PAIRWISE;
    }

    @Override
    public String defaultTemplate() {
        return "pairwise-default@1";
    }

    @Override
    public String unit() {
        return "comparison";
    }

    @Override
    public boolean understands(Reading reading) {
        return reading instanceof Reading.Pick;
    }

    @Override
    public List<List<Integer>> orders(long seed, String itemId, List<Boolean> chosen, Rotations rotations) {
        List<List<Integer>> orders = new ArrayList<>();
        for (int one = 0; one < chosen.size(); one++) {
            for (int other = 0; other < chosen.size(); other++) {
                if (chosen.get(one) && !chosen.get(other)) {
                    orders.add(List.of(one, other));
                    orders.add(List.of(other, one));
                }
            }
        }
        return orders;
    }

    @Override
    public Map<String, String> values(Item item, List<Integer> order, Markers markers) {
        return Shown.sideBySide(item, order, markers);
    }

    @Override
    public Judgement.Answered settle(List<Answer> answers, List<Boolean> chosen) {
        List<Double> shares = PairwiseRule.shares(
                answers.stream()
                        .map(answer -> new PairwiseRule.Comparison(answer.order(), answer.picked()))
                        .toList(),
                chosen.size());
        return new Judgement.Answered(ScoreRule.apply(shares, chosen), Optional.of(shares));
    }
}
