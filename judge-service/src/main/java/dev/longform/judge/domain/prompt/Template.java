package dev.longform.judge.domain.prompt;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.longform.contracts.Message;
import dev.longform.contracts.ProtocolName;
import dev.longform.judge.domain.reading.Instructions;
import dev.longform.judge.domain.reading.Scale;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a judge is asked, together with how its answer is read. A published version never changes.
 *
 * @param id its name
 * @param version from 1
 * @param protocol the protocol it serves
 * @param parser the id of the parser that reads its answers
 * @param scale of a rating; null for a choice
 * @param example an answer in the format that it asks for
 * @param system the system message
 * @param user the user message, with {@code {{names}}} for what is filled in
 * @param repair what is asked, once, when an answer cannot be read
 */
public record Template(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) ProtocolName protocol,
        @JsonProperty(required = true) String parser,
        Scale scale,
        @JsonProperty(required = true) String example,
        @JsonProperty(required = true) String system,
        @JsonProperty(required = true) String user,
        @JsonProperty(required = true) String repair) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    public Template {
        Objects.requireNonNull(protocol, "protocol");
        if (version < 1) {
            throw new IllegalArgumentException("versions start at 1");
        }
    }

    /** {@code id@version}: how runs name it and verdicts record it. */
    public String name() {
        return id + "@" + version;
    }

    /** What it says itself about the format, for telling a quotation from a verdict. */
    public Instructions instructions() {
        return Instructions.of(system, user, repair);
    }

    /**
     * The messages with the values filled in, in one pass: what looks like a place in a value stays as it is.
     *
     * @throws IllegalArgumentException when the template asks for a value that there is none of
     */
    public List<Message> fill(Map<String, String> values) {
        return List.of(new Message("system", filled(system, values)), new Message("user", filled(user, values)));
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
