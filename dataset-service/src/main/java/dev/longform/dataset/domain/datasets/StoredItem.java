package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.ItemFacts;

/**
 * An item of a sealed version.
 *
 * @param id unique in the version
 * @param content the canonical item, see {@link ItemContent}
 * @param facts what is known of it
 * @param metadata the fields of its line that are not the item's, as a JSON object
 */
public record StoredItem(String id, String content, ItemFacts facts, String metadata) {}
