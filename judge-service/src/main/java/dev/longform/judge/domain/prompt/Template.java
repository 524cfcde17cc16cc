package dev.longform.judge.domain.prompt;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.Message;
import dev.longform.contracts.ProtocolName;
import dev.longform.judge.domain.reading.Instructions;
import dev.longform.judge.domain.reading.Scale;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A judge template at work: fills in its messages, and knows what it says itself about the format. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private final JudgeTemplate content;

    public Template(JudgeTemplate content) {
        this.content = content;
    }

    /** What it consists of. */
    public JudgeTemplate content() {
        return content;
    }

    /** {@code id@version}: how runs name it and verdicts record it. */
    public String name() {
        return content.name();
    }

    /** The protocol it serves. */
    public ProtocolName protocol() {
        return content.protocol();
    }

    /** The id of the parser that reads its answers. */
    public String parser() {
        return content.parser();
    }

    /** Of a rating; null for a choice. */
    public Scale scale() {
        return content.scale() == null
                ? null
                : new Scale(content.scale().min(), content.scale().max());
    }

    /** An answer in the format that it asks for. */
    public String example() {
        return content.example();
    }

    /** What is asked, once, when an answer cannot be read. */
    public String repair() {
        return content.repair();
    }

    /** What it says itself about the format, for telling a quotation from a verdict. */
    public Instructions instructions() {
        return Instructions.of(content.system(), content.user(), content.repair());
    }

    /** What both templates say about the format: for answers that one asked for and the other one reads. */
    public Instructions instructionsWith(Template other) {
        return Instructions.of(
                content.system(),
                content.user(),
                content.repair(),
                other.content.system(),
                other.content.user(),
                other.content.repair());
    }

    /**
     * The messages with the values filled in, in one pass: what looks like a place in a value stays as it is.
     *
     * @throws IllegalArgumentException when the template asks for a value that there is none of
     */
    public List<Message> fill(Map<String, String> values) {
        return List.of(
                new Message("system", filled(content.system(), values)),
                new Message("user", filled(content.user(), values)));
    }

    private String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("template " + name() + " asks for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
