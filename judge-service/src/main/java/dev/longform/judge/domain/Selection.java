package dev.longform.judge.domain;

import dev.longform.benchmark.CandidateOrders;
import dev.longform.benchmark.SelectionRule;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    public Judgement judge(EvaluationRequest request, Interview interview) {
        Item item = request.item();
        List<Candidate> candidates = item.candidates();
        List<List<Integer>> orders = CandidateOrders.of(
                request.seed(), item.id(), candidates.size(), request.protocol().rotations());
        Markers markers = new Markers(Nonce.of(request.seed(), item));
        List<Integer> picks = new ArrayList<>();
        for (List<Integer> order : orders) {
            Reading reading = interview.ask(order, values(item, order, markers));
            if (reading instanceof Reading.Pick pick) {
                picks.add(order.get(pick.slot()));
            } else {
                return Readings.unanswered("order " + (picks.size() + 1) + " of " + orders.size(), reading);
            }
        }
        return new Judgement.Answered(
                SelectionRule.apply(
                        picks, candidates.stream().map(Candidate::chosen).toList()),
                Optional.empty());
    }

    private static Map<String, String> values(Item item, List<Integer> order, Markers markers) {
        String responses = IntStream.range(0, order.size())
                .mapToObj(slot -> markers.response(
                        letter(slot), item.candidates().get(order.get(slot)).text()))
                .collect(Collectors.joining("\n\n"));
        String letters =
                IntStream.range(0, order.size()).mapToObj(Selection::letter).collect(Collectors.joining(", "));
        return Map.of(
                "nonce", markers.nonce(),
                "count", String.valueOf(order.size()),
                "letters", letters,
                "prompt", markers.prompt(item.prompt()),
                "responses", responses);
    }

    private static String letter(int slot) {
        return String.valueOf((char) ('A' + slot));
    }
}
