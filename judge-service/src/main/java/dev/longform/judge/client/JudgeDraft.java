package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import java.util.Optional;

/**
 * A request that is about to be sent.
 *
 * @param body what is sent
 * @param format what the answer is to be held to
 */
record JudgeDraft(ObjectNode body, Optional<AnswerFormat> format) {}
