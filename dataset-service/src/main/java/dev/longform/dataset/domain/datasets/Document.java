package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.Message;
import java.util.List;

/**
 * A long document of a file.
 *
 * @param id unique in the file
 * @param subset the subtask
 * @param prompt what it answers
 * @param text the document
 */
public record Document(String id, String subset, List<Message> prompt, String text) {}
