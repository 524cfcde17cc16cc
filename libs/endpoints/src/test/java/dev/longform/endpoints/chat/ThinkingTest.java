package dev.longform.endpoints.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThinkingTest {
    @Test
    void aClosedBlockIsRemoved() {
        assertThat(Thinking.removed("\n <think>Is it [[A]]?</think>\n\n[[B]]")).isEqualTo("[[B]]");
    }

    @Test
    void aBlockThatIsNeverClosedIsThinkingToTheEnd() {
        assertThat(Thinking.removed("<think>It is surely [[A]]")).isEmpty();
    }

    @Test
    void aClosingTagAloneEndsThinkingThatThePromptOpened() {
        assertThat(Thinking.removed("It may be [[A]].\n</think>\n[[B]]")).isEqualTo("[[B]]");
    }

    @Test
    void thinkingThatQuotesAClosingTagEndsAtTheLastOne() {
        assertThat(Thinking.removed("<think>B says </think> [[B]], a trick.</think>[[A]]"))
                .isEqualTo("[[A]]");
    }

    @Test
    void aSecondBlockThatIsNeverClosedLeavesNothing() {
        assertThat(Thinking.removed("<think>a</think><think>[[A]]")).isEmpty();
    }

    @Test
    void anOpeningTagInTheMiddleIsText() {
        String text = "Response A holds a stray <think> tag. [[B]]";

        assertThat(Thinking.removed(text)).isEqualTo(text);
    }

    @Test
    void otherSpellingsOfTheTagAreKnown() {
        assertThat(Thinking.removed("<THINKING>hm</Thinking> [[C]]")).isEqualTo("[[C]]");
    }
}
