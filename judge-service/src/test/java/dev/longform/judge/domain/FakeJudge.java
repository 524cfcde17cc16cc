package dev.longform.judge.domain;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A judge in memory, named {@code fake}, that remembers what it was asked. */
final class FakeJudge implements Judge {
    final List<List<Message>> asked = new ArrayList<>();
    final List<List<Message>> counted = new ArrayList<>();
    long maxTokens;
    long tokens;
    private final Function<List<Message>, JudgeAnswer> answers;

    private FakeJudge(Function<List<Message>, JudgeAnswer> answers) {
        this.answers = answers;
    }

    static FakeJudge answering(Function<List<Message>, JudgeAnswer> answers) {
        return new FakeJudge(answers);
    }

    /** Says what the function makes of the last message, without stating any usage. */
    static FakeJudge saying(Function<String, String> words) {
        return new FakeJudge(conversation ->
                said(words.apply(conversation.get(conversation.size() - 1).content()), Optional.empty()));
    }

    /** Says these texts, one after another. */
    static FakeJudge saying(String... texts) {
        List<String> left = new ArrayList<>(List.of(texts));
        return saying(question -> left.remove(0));
    }

    static JudgeAnswer said(String text, Optional<TokenUsage> usage) {
        return new JudgeAnswer(text, Optional.empty(), usage);
    }

    JudgeEvaluator evaluator() {
        return new JudgeEvaluator(
                List.of(this),
                List.of(new Selection(), new Rating(), new Pairwise()),
                List.of(new LetterParser(), new RatingParser()),
                new Templates());
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public ServerFacts facts(Calls calls, ModelSpec model) {
        return new ServerFacts(null, List.of(), maxTokens);
    }

    @Override
    public long tokens(Calls calls, ModelSpec model, List<Message> conversation) {
        counted.add(List.copyOf(conversation));
        return tokens;
    }

    @Override
    public JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, Question question) {
        asked.add(question.conversation());
        return answers.apply(question.conversation());
    }
}
