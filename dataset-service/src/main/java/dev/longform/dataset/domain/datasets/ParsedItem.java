package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;

/**
 * An item as a line had it.
 *
 * @param line the line's number
 * @param item as workers see it
 * @param content the canonical item, see {@link ItemContent}
 * @param facts what is known of it
 * @param metadata the fields that are not the item's, as a JSON object
 * @param encodedBytes what item and facts take in a request, in bytes
 */
public record ParsedItem(long line, Item item, String content, ItemFacts facts, String metadata, int encodedBytes) {}
