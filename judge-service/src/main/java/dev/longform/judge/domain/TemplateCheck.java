package dev.longform.judge.domain;

import dev.longform.contracts.Candidate;
import dev.longform.contracts.Item;
import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.Message;
import dev.longform.contracts.Rotations;
import dev.longform.judge.domain.prompt.Markers;
import dev.longform.judge.domain.prompt.Template;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds a template against its parser: what it asks for must be what the parser reads, it must show the judge the prompt,
 * the responses and the code of the markers, and a judge that only repeats the question must not have given a verdict.
 */
@ApplicationScoped
public class TemplateCheck {
    private static final String FORMAT = "[[";
    private static final Item SAMPLE = new Item(
            "sample",
            "QA",
            List.of(new Message("user", "What does the sample ask?")),
            List.of(
                    new Candidate("The first sample response.", true),
                    new Candidate("The second sample response.", false)));
    private static final List<Boolean> CHOSEN = List.of(true, false);

    private final Methods methods;

    public TemplateCheck(Methods methods) {
        this.methods = methods;
    }

    /** What is wrong with it, for its author; empty when it can be used. */
    public List<String> problems(JudgeTemplate content) {
        try {
            return problems(methods.of(content));
        } catch (UnscoredException e) {
            return List.of(e.detail());
        }
    }

    private static List<String> problems(Method method) {
        Template template = method.template();
        List<Integer> order =
                method.protocol().orders(1, SAMPLE.id(), CHOSEN, Rotations.NONE).get(0);
        Map<String, String> values = method.protocol().values(SAMPLE, order, new Markers("0123456789abcdef"));
        List<String> problems = new ArrayList<>();
        values.keySet().stream()
                .filter(place -> !List.of("count", "letters").contains(place))
                .filter(place -> !template.content().user().contains("{{" + place + "}}"))
                .sorted()
                .forEach(place -> problems.add("user does not show {{" + place + "}}"));
        List<Message> filled;
        try {
            filled = template.fill(values);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage() + ", which protocol "
                    + template.protocol().name().toLowerCase() + " does not fill; known are " + places(values));
            return problems;
        }
        Asked asked = new Asked(order.size(), template.scale(), template.instructions());
        Reading example = method.parser().read(template.example(), asked);
        if (example instanceof Reading.Unread unread) {
            problems.add("its parser " + template.parser() + " cannot read its example: " + unread.detail());
        } else if (!method.protocol().understands(example)) {
            problems.add("its parser " + template.parser() + " reads answers to another protocol");
        }
        String whole = filled.stream().map(Message::content).collect(Collectors.joining("\n"));
        asksForFormat("user", whole, problems);
        asksForFormat("repair", template.repair(), problems);
        isNoVerdict("user", method.parser().read(whole, asked), problems);
        isNoVerdict("repair", method.parser().read(template.repair(), asked), problems);
        return problems;
    }

    private static void asksForFormat(String field, String text, List<String> problems) {
        if (!text.contains(FORMAT)) {
            problems.add(field + " does not show the format that the parser reads: double square brackets");
        }
    }

    private static void isNoVerdict(String field, Reading reading, List<String> problems) {
        if (!(reading instanceof Reading.Unread)) {
            problems.add(field + " would be read as a verdict when a judge repeats it; show the format in a sentence,"
                    + " for example: end with [[A]] if response A is the best");
        }
    }

    private static String places(Map<String, String> values) {
        return values.keySet().stream().sorted().map(name -> "{{" + name + "}}").collect(Collectors.joining(", "));
    }
}
