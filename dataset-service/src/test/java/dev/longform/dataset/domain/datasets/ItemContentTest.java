package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Candidate;
import dev.longform.contracts.Item;
import dev.longform.contracts.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ItemContentTest {
    @Test
    void keysAreSortedAndOnlyWhatMustBeIsEscaped() throws BadLineException {
        String line =
                "{\"subset\":\"QA\",\"id\":\"a\",\"prompt\":[{\"role\":\"user\",\"content\":\"\\u001F/\\/\\u00e9\\u2028\\u007f\"}],"
                        + "\"rejected\":[\"\\ud83d\\ude00\"],\"chosen\":\"\\b\\t\\n\\f\\r\\\"\\\\\"}";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThat(ItemParser.parse(1, bytes, 0, bytes.length).content())
                .isEqualTo("{\"chosen\":[\"\\b\\t\\n\\f\\r\\\"\\\\\"],\"id\":\"a\","
                        + "\"prompt\":[{\"content\":\"\\u001f//é\u2028\u007f\",\"role\":\"user\"}],"
                        + "\"rejected\":[\"😀\"],\"subset\":\"QA\"}");
    }

    @Test
    void aTextPromptIsOneUserMessage() {
        Item item = ItemContent.toItem(
                "{\"chosen\":[\"x\",\"y\"],\"id\":\"a\",\"prompt\":\"Why?\",\"rejected\":[\"z\"],\"subset\":\"QA\"}");

        assertThat(item)
                .isEqualTo(new Item(
                        "a",
                        "QA",
                        List.of(new Message("user", "Why?")),
                        List.of(new Candidate("x", true), new Candidate("y", true), new Candidate("z", false))));
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @NotBlank @StringLength(max = 50) String prompt, @ForAll @StringLength(max = 50) String response) {
        String content = ItemContent.canonical(
                "id", "QA", StrictJson.MAPPER.valueToTree(prompt), List.of(response), List.of("other"));

        Item item = ItemContent.toItem(content);

        assertThat(item.prompt().get(0).content()).isEqualTo(prompt);
        assertThat(item.candidates().get(0).text()).isEqualTo(response);
    }
}
