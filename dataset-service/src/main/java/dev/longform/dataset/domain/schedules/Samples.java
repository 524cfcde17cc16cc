package dev.longform.dataset.domain.schedules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.DatasetSummary;
import dev.longform.dataset.domain.datasets.ImportReport;
import dev.longform.dataset.domain.datasets.Importer;
import dev.longform.dataset.domain.datasets.ItemContent;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.datasets.StoredItem;
import dev.longform.dataset.persistence.SampleRepository;
import dev.longform.platform.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Seals samples of dataset versions as datasets of their own. */
@ApplicationScoped
public class Samples {
    private static final int AT_ONCE = 20;

    private final Jdbi jdbi;
    private final Importer importer;
    private final SampleRepository samples;

    public Samples(Jdbi jdbi, Importer importer, SampleRepository samples) {
        this.jdbi = jdbi;
        this.importer = importer;
        this.samples = samples;
    }

    /**
     * The version that holds this sample, sealed now unless it is there already.
     *
     * @return {@code NAME@VERSION}; of the dataset itself when the sample is as large
     */
    String reference(StoredDataset dataset, Sample sample) {
        DatasetSummary whole = dataset.summary();
        if (sample.size() >= whole.items()) {
            return whole.name() + "@" + whole.version();
        }
        ImportReport report = jdbi.inTransaction(handle -> importer.seal(
                handle,
                sample.nameIn(whole.name()),
                lines -> forEachLine(handle, dataset.id(), sample, lines),
                statistics -> Optional.empty()));
        return report.name() + "@" + report.version();
    }

    private void forEachLine(Handle handle, UUID version, Sample sample, Consumer<ObjectNode> lines) {
        List<String> ids = samples.draw(handle, version, sample.size(), sample.seed());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            samples.items(handle, version, page).forEach(item -> lines.accept(line(item)));
        }
    }

    private static ObjectNode line(StoredItem item) {
        try {
            return (ObjectNode)
                    EventJson.MAPPER.readTree(ItemContent.line(item.content(), item.facts(), item.metadata()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("item '" + item.id() + "' is no JSON object", e);
        }
    }
}
