package dev.longform.judge.domain;

import dev.longform.benchmark.CandidateOrders;
import dev.longform.benchmark.SelectionRule;
import dev.longform.contracts.Item;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.reading.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The judge sees all candidates as A, B, C… and picks the best one, in as many orders as the run asks for. */
@ApplicationScoped
public class Selection implements Protocol {
    @Override
    public ProtocolName name() {
        return ProtocolName.SELECTION;
    }

    @Override
    public String defaultTemplate() {
        return "selection-default@1";
    }

    @Override
    public String unit() {
        return "order";
    }

    @Override
    public boolean understands(Reading reading) {
        return reading instanceof Reading.Pick;
    }

    @Override
    public List<List<Integer>> orders(long seed, String itemId, List<Boolean> chosen, Rotations rotations) {
        return CandidateOrders.of(seed, itemId, chosen.size(), rotations);
    }

    @Override
    public Map<String, String> values(Item item, List<Integer> order, Markers markers) {
        return Shown.sideBySide(item, order, markers);
    }

    @Override
    public Judgement.Answered settle(List<Answer> answers, List<Boolean> chosen) {
        List<Integer> picks = answers.stream().map(Answer::picked).toList();
        return new Judgement.Answered(SelectionRule.apply(picks, chosen), Optional.empty());
    }
}
