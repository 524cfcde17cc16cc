package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void runsOfWhiteSpaceSeparateWords() {
        assertThat(Words.count("  one two\n\nthree\u00a0four\u3000five ")).isEqualTo(5);
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(Words.count("")).isZero();
        assertThat(Words.count(" \t\n")).isZero();
    }

    @Test
    void aZeroWidthSpaceIsNoWhiteSpace() {
        assertThat(Words.count("one\u200btwo")).isEqualTo(1);
    }
}
