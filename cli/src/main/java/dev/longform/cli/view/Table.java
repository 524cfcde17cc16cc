package dev.longform.cli.view;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of texts. A header that starts with {@code >} makes its column right-aligned. */
public final class Table {
    private static final int WIDEST = 60;

    private final List<String> headers;
    private final List<String[]> rows = new ArrayList<>();

    public Table(String... headers) {
        this.headers = List.of(headers);
    }

    public Table(List<String> headers) {
        this.headers = List.copyOf(headers);
    }

    /** Adds a row; it must have as many cells as there are headers. */
    public Table row(String... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException(headers.size() + " cells expected: " + Arrays.toString(cells));
        }
        rows.add(cells);
        return this;
    }

    /** The rendered lines, without a last line break. */
    @Override
    public String toString() {
        Column[] columns = headers.stream().map(Table::column).toArray(Column[]::new);
        return AsciiTable.getTable(
                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER, columns, rows.toArray(String[][]::new));
    }

    private static Column column(String header) {
        boolean right = header.startsWith(">");
        return new Column()
                .header(right ? header.substring(1) : header)
                .headerAlign(right ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
                .dataAlign(right ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
                .maxWidth(WIDEST, OverflowBehaviour.NEWLINE);
    }
}
