package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.paper.PaperRow;
import dev.longform.aggregator.domain.paper.PaperTable;
import java.util.List;

/**
 * The paper's own table.
 *
 * @param remark how its figures are to be read
 * @param rows one for each of its models, best first
 */
public record PaperView(String remark, List<PaperRow> rows) {
    static PaperView whole() {
        return new PaperView(PaperTable.REMARK, PaperTable.rows());
    }
}
