package dev.longform.judge.domain;

import dev.longform.contracts.ReparseAnswer;
import dev.longform.contracts.ReparseAnswer.Reparsed;
import dev.longform.contracts.ReparseRequest;
import dev.longform.contracts.Verdict;
import dev.longform.judge.domain.reading.Instructions;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads stored texts again, without calling any model. */
@ApplicationScoped
public class Rereader {
    private final Methods methods;

    public Rereader(Methods methods) {
        this.methods = methods;
    }

    /**
     * @throws UnscoredException when the run's protocol or a template is not known here, or does not fit the run
     */
    public ReparseAnswer reread(ReparseRequest request) {
        Method asked = methods.of(request.protocol());
        Method method = request.template() == null
                ? asked
                : methods.of(request.protocol().withTemplate(request.template()));
        Instructions instructions = method.template().instructionsWith(asked.template());
        return new ReparseAnswer(
                method.template().name(),
                request.verdicts().stream()
                        .map(verdict -> reread(request, method, instructions, verdict))
                        .toList());
    }

    private static Reparsed reread(ReparseRequest request, Method method, Instructions instructions, Verdict verdict) {
        List<List<Integer>> orders = method.protocol()
                .orders(
                        request.seed(),
                        verdict.itemId(),
                        verdict.facts().chosen(),
                        request.protocol().rotations());
        return new Rereading(method, instructions, verdict).of(orders);
    }
}
