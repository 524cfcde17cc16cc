package dev.longform.judge.domain;

import dev.longform.judge.domain.prompt.Template;
import dev.longform.judge.domain.reading.AnswerParser;

/**
 * How a judge is asked and read.
 *
 * @param protocol which questions, and what the answers amount to
 * @param template in which words
 * @param parser reads the answers
 */
record Method(Protocol protocol, Template template, AnswerParser parser) {}
