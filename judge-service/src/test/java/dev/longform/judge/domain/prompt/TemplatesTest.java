package dev.longform.judge.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Message;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Reason;
import dev.longform.judge.domain.reading.AnswerParser;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import dev.longform.judge.domain.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    private static final Map<String, String> VALUES = Map.of(
            "nonce", "0123456789abcdef",
            "count", "4",
            "letters", "A, B, C, D",
            "prompt", "Why is the sky blue?",
            "response", "It scatters.",
            "responses", "It scatters.");
    private static final Map<String, AnswerParser> PARSERS = Stream.of(new LetterParser(), new RatingParser())
            .collect(Collectors.toMap(AnswerParser::id, parser -> parser));

    private static Stream<Template> all() {
        Templates templates = new Templates();
        return templates.names().stream().map(name -> templates.find(name).orElseThrow());
    }

    private static Asked asked(Template template) {
        return new Asked(template.scale() == null ? 4 : 1, template.scale(), template.instructions());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theExampleThatATemplateAsksForIsReadByItsParser(Template template) {
        Reading reading = PARSERS.get(template.parser()).read(template.example(), asked(template));

        assertThat(reading)
                .isIn(new Reading.Pick(0), new Reading.Rating(7))
                .isInstanceOf(template.protocol() == ProtocolName.RATING ? Reading.Rating.class : Reading.Pick.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTextOfATemplateIsNoVerdict(Template template) {
        AnswerParser parser = PARSERS.get(template.parser());
        String whole = template.fill(VALUES).stream().map(Message::content).collect(Collectors.joining("\n"));
        List<String> texts = Stream.concat(
                        Stream.of(whole, template.repair()),
                        Stream.concat(whole.lines(), template.repair().lines()))
                .filter(text -> !text.isBlank())
                .toList();

        assertThat(texts).allSatisfy(text -> assertThat(parser.read(text, asked(template)))
                .isInstanceOfSatisfying(Reading.Unread.class, unread -> assertThat(unread.reason())
                        .isEqualTo(Reason.UNPARSABLE)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExampleInTheInstructionHoldsNoPlaceToFill(Template template) {
        assertThat(template.content().user().lines().filter(line -> line.contains("[[")))
                .allSatisfy(line -> assertThat(line).doesNotContain("{{"));
    }

    @Test
    void whatLooksLikeAPlaceInAValueStaysAsItIs() {
        Template template = new Templates().find("rating-default@1").orElseThrow();

        List<Message> messages =
                template.fill(Map.of("nonce", "n", "prompt", "{{response}} $1 \\", "response", "{{nonce}}"));

        assertThat(messages.get(1).content()).contains("{{response}} $1 \\", "{{nonce}}");
    }

    @Test
    void aMissingValueIsAnError() {
        Template template = new Templates().find("rating-default@1").orElseThrow();

        assertThatThrownBy(() -> template.fill(Map.of())).hasMessageContaining("rating-default@1 asks for {{nonce}}");
    }
}
