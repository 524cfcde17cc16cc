package dev.longform.judge.domain;

import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;
import dev.longform.judge.domain.reading.JsonVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A judge whose answers are kept for a look at them. For one thread. */
final class ObservedJudge implements Judge {
    private final Judge judge;
    private final List<JudgeAnswer> answers = new ArrayList<>();
    private final List<Long> latenciesMs = new ArrayList<>();

    ObservedJudge(Judge judge) {
        this.judge = judge;
    }

    @Override
    public String name() {
        return judge.name();
    }

    @Override
    public JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, Question question) {
        JudgeAnswer answer = judge.ask(calls, model, decoding, question);
        answers.add(answer);
        List<Long> latencies = calls.usage().latenciesMs();
        latenciesMs.add(latencies.isEmpty() ? 0L : latencies.get(latencies.size() - 1));
        return answer;
    }

    @Override
    public ServerFacts facts(Calls calls, ModelSpec model) {
        return judge.facts(calls, model);
    }

    @Override
    public long tokens(Calls calls, ModelSpec model, List<Message> conversation) {
        return judge.tokens(calls, model, conversation);
    }

    int answers() {
        return answers.size();
    }

    /** Of each answer's call, in milliseconds. */
    List<Long> latenciesMs() {
        return latenciesMs;
    }

    /** Where thinking was seen. */
    Optional<String> thinking() {
        return answers.stream().flatMap(answer -> answer.thinking().stream()).findFirst();
    }

    /** Whether every answer stated its tokens. */
    boolean usage() {
        return answers.stream().allMatch(answer -> answer.usage().isPresent());
    }

    /** Whether an answer was held to this: the server was told to, and did not ignore it. */
    boolean held(AnswerFormat format) {
        return answers.stream()
                .filter(answer -> format != AnswerFormat.JSON_SCHEMA || !JsonVerdict.ignored(answer.text()))
                .anyMatch(answer -> answer.format().filter(format::equals).isPresent());
    }
}
