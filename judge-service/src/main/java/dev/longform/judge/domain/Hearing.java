package dev.longform.judge.domain;

import dev.longform.judge.domain.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts a protocol's questions one after another: the first that stays without an answer leaves the item unscored. */
final class Hearing {
    private Hearing() {}

    /**
     * @param protocol whose questions they are
     * @param orders the questions
     * @param chosen for each candidate index, whether it is chosen
     * @param ask answers one of them
     * @throws IllegalStateException when an answer is a verdict of another sort: the template names the wrong parser
     */
    static Judgement of(
            Protocol protocol, List<List<Integer>> orders, List<Boolean> chosen, Function<List<Integer>, Reading> ask) {
        List<Protocol.Answer> answers = new ArrayList<>();
        for (List<Integer> order : orders) {
            Reading reading = ask.apply(order);
            if (reading instanceof Reading.Unread unread) {
                String where = protocol.unit() + " " + (answers.size() + 1) + " of " + orders.size();
                return new Judgement.Unanswered(unread.reason(), where + ": " + unread.detail());
            }
            if (!protocol.understands(reading)) {
                throw new IllegalStateException("the template's parser does not fit its protocol");
            }
            answers.add(new Protocol.Answer(order, reading));
        }
        return protocol.settle(answers, chosen);
    }
}
