package dev.longform.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelOptionsTest {
    @Test
    void aCallMayTake120SecondsUnlessTheModelSaysOtherwise() {
        assertThat(options(Map.of()).timeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(options(Map.of("timeoutSeconds", 0.5)).timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(options(Map.of("timeoutSeconds", "7")).timeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anOptionOfTheWrongKindIsNamed() {
        assertThatThrownBy(() -> options(Map.of("timeoutSeconds", "soon")).timeout())
                .hasMessage("the model's option timeoutSeconds must be a number");
        assertThatThrownBy(() -> options(Map.of("timeoutSeconds", -1)).timeout())
                .hasMessage("the model's option timeoutSeconds must be a positive number of seconds");
        assertThatThrownBy(() -> options(Map.of("maxModelLen", 1.5)).count("maxModelLen"))
                .hasMessage("the model's option maxModelLen must be a whole number");
        assertThatThrownBy(() -> options(Map.of("f", "yes")).flag("f"))
                .hasMessage("the model's option f must be true or false");
    }

    private static ModelOptions options(Map<String, Object> options) {
        return new ModelOptions(Models.at("http://h", options));
    }
}
