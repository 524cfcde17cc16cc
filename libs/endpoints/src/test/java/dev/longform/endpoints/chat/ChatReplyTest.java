package dev.longform.endpoints.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatReplyTest {
    private static ObjectNode body(String finish) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("finish_reason", finish);
        choice.putObject("message").put("content", "[[A]]");
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "length, LENGTH_LIMIT",
        "model_length, LENGTH_LIMIT",
        "max_tokens, LENGTH_LIMIT",
        "MAX_TOKENS, LENGTH_LIMIT",
        "content_filter, REFUSED",
        "SAFETY, REFUSED",
        "RECITATION, REFUSED",
        "blocked, REFUSED",
        "abort, ENDPOINT_ERROR",
        "error, ENDPOINT_ERROR",
        "repetition, UNPARSABLE",
    })
    void aTextThatDidNotEndByItselfIsNoAnswer(String finish, Reason reason) {
        assertThat(ChatReply.problem(body(finish), "judge"))
                .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "STOP", "stop_sequence", "eos_token", ""})
    void everythingElseIsAnEnd(String finish) {
        assertThat(ChatReply.problem(body(finish), "judge")).isEmpty();
    }

    @Test
    void noReasonIsAnEnd() {
        assertThat(ChatReply.problem(body(null), "judge")).isEmpty();
    }
}
