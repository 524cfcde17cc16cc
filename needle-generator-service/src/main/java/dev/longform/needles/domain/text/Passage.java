package dev.longform.needles.domain.text;

/**
 * A run of prose in a Markdown document: a paragraph, or one of its lines inside a list or a quotation.
 *
 * @param span where it stands, without markers
 * @param topLevel whether it is a paragraph of its own, so that a sentence can be added to it
 */
public record Passage(Span span, boolean topLevel) {}
