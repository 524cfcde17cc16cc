package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How many tokens a model has places for, by its {@code config.json}. The relatives of RoBERTa count their places from
 * behind the padding token's id, so that fewer tokens fit than {@code max_position_embeddings} says.
 */
final class OnnxPositions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> BEHIND_PADDING = Set.of(
            "roberta",
            "roberta-prelayernorm",
            "xlm-roberta",
            "xlm-roberta-xl",
            "xmod",
            "camembert",
            "longformer",
            "mpnet",
            "data2vec-text");

    /** That of all of them. */
    private static final int PADDING = 1;

    private OnnxPositions() {}

    /**
     * In tokens; empty when the file is missing or does not say.
     *
     * @throws IOException when it cannot be read
     */
    static Optional<Long> of(Path config) throws IOException {
        return Files.isRegularFile(config) ? of(JSON.readTree(config.toFile())) : Optional.empty();
    }

    static Optional<Long> of(JsonNode config) {
        long positions = config.path("max_position_embeddings").asLong(0);
        long unused = BEHIND_PADDING.contains(config.path("model_type").asText(""))
                ? config.path("pad_token_id").asLong(PADDING) + 1
                : 0;
        return positions > unused ? Optional.of(positions - unused) : Optional.empty();
    }
}
