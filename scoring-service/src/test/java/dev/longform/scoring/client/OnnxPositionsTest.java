package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxPositionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model_type':'roberta','max_position_embeddings':514,'pad_token_id':1} | 512",
                "{'model_type':'xlm-roberta','max_position_embeddings':8194,'pad_token_id':1} | 8192",
                "{'model_type':'xlm-roberta','max_position_embeddings':514} | 512",
                "{'model_type':'roberta','max_position_embeddings':514,'pad_token_id':0} | 513",
                "{'model_type':'bert','max_position_embeddings':512,'pad_token_id':0} | 512",
                "{'model_type':'deberta-v2','max_position_embeddings':512,'pad_token_id':1} | 512",
                "{'max_position_embeddings':12} | 12"
            },
            quoteCharacter = '"')
    void theRelativesOfRobertaHaveFewerPlacesThanTheyState(String config, long tokens) throws Exception {
        assertThat(OnnxPositions.of(new ObjectMapper().readTree(config.replace('\'', '"'))))
                .contains(tokens);
    }

    @Test
    void whoDoesNotSayHasNoLimit(@TempDir Path directory) throws Exception {
        assertThat(OnnxPositions.of(directory.resolve("config.json"))).isEmpty();
        Path config = Files.writeString(directory.resolve("config.json"), "{\"model_type\":\"roberta\"}");
        assertThat(OnnxPositions.of(config)).isEmpty();
    }
}
