package dev.longform.judge.domain;

import dev.longform.contracts.Item;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.reading.Reading;
import java.util.List;
import java.util.Map;

/**
 * Turns a judge's texts into the outcome of an item: which questions it is asked, and what its answers amount to.
 * Implementations are found by their name: a new one is a new class (and its template), and nothing else.
 */
public interface Protocol {
    ProtocolName name();

    /** The shipped template that is used where a request names none. */
    String defaultTemplate();

    /** What one question is about, for people: {@code order}, {@code candidate}, {@code comparison}. */
    String unit();

    /** Whether this is the sort of answer that it asks for. */
    boolean understands(Reading reading);

    /**
     * The questions about an item.
     *
     * @param seed the run's seed
     * @param itemId the item
     * @param chosen for each candidate index, whether it is chosen
     * @param rotations as the run says
     * @return the candidate indexes shown, by slot, for each question
     */
    List<List<Integer>> orders(long seed, String itemId, List<Boolean> chosen, Rotations rotations);

    /**
     * What is filled into the template.
     *
     * @param item the item
     * @param order the candidate indexes shown, by slot
     * @param markers put texts between markers
     */
    Map<String, String> values(Item item, List<Integer> order, Markers markers);

    /**
     * What the answers amount to.
     *
     * @param answers one for each question, in order, each of the sort that this protocol understands
     * @param chosen for each candidate index, whether it is chosen
     */
    Judgement.Answered settle(List<Answer> answers, List<Boolean> chosen);

    /**
     * The answer to one question.
     *
     * @param order the candidate indexes shown, by slot
     * @param reading what was read
     */
    record Answer(List<Integer> order, Reading reading) {
        /** The candidate index that was picked. */
        int picked() {
            return order.get(((Reading.Pick) reading).slot());
        }

        /** The rating that was given. */
        Reading.Rating rating() {
            return (Reading.Rating) reading;
        }
    }
}
