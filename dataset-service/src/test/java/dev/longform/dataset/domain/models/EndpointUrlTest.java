package dev.longform.dataset.domain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://host:8000, http://host:8000",
        "HTTP://Host.Example:80/, http://host.example",
        "https://host:443/v1, https://host",
        "https://host:80, https://host:80",
        "http://host/v1/, http://host",
        "http://host//v1//, http://host",
        "http://host/Models/rm/v1, http://host/Models/rm",
        "http://host/v1/models, http://host/v1/models",
        "http://host/a/../b/., http://host/b",
        "http://[::1]:8000/, http://[::1]:8000",
        "http://host:, http://host"
    })
    void oneServerHasOneSpelling(String given, String normalised) {
        assertThat(EndpointUrl.normalised(given)).isEqualTo(normalised);
        assertThat(EndpointUrl.normalised(normalised)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host:8000",
                "ftp://host",
                "http://",
                "http:///v1",
                "http://host:0",
                "http://host:70000",
                "http://host?key=1",
                "http://host#x",
                "http://ho st",
                "/v1",
                "http://us%65r:p@host"
            })
    void whatIsNoServersRootIsRefused(String given) {
        assertThatThrownBy(() -> EndpointUrl.normalised(given))
                .isInstanceOf(InvalidModel.class)
                .hasMessageStartingWith("endpoint ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:hunter2@host", "http://hunter2@host:8000", "http://user:hun ter2@host"})
    void aPasswordIsRefusedAndNotRepeated(String given) {
        assertThatThrownBy(() -> EndpointUrl.normalised(given))
                .isInstanceOf(InvalidModel.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("ter2");
    }
}
