package dev.longform.dataset.persistence;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/** Tells a statement which items of which runs it is about. */
final class ItemArrays {
    private ItemArrays() {}

    /** Binds the arrays {@code :runs} and {@code :items}, in the same order. */
    static <T, S extends SqlStatement<S>> S bind(
            S statement, Collection<T> items, Function<T, UUID> run, Function<T, String> itemId) {
        return statement
                .bindArray("runs", UUID.class, items.stream().map(run).toArray())
                .bindArray("items", String.class, items.stream().map(itemId).toArray());
    }
}
