package dev.longform.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRulesTest {
    @Test
    void aRouteIsAppendedToTheServersRoot() {
        EndpointRules rules = new EndpointRules(List.of());

        assertThat(rules.uri(Models.at("http://h:8000/", Map.of()), "/classify"))
                .hasToString("http://h:8000/classify");
        assertThat(rules.uri(Models.at("https://h/prefix", Map.of()), "/classify"))
                .hasToString("https://h/prefix/classify");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://h",
                "file:///etc/passwd",
                "http://u:p@h",
                "http://h?a=b",
                "http://h#f",
                "h:8000",
                "http://a b"
            })
    void whatIsNoPlainAddressIsRefused(String endpoint) {
        assertThatThrownBy(() -> new EndpointRules(List.of()).uri(Models.at(endpoint, Map.of()), "/classify"))
                .isInstanceOfSatisfying(
                        CallFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST));
    }

    @Test
    void anAllowListHoldsForHostAndPort() {
        EndpointRules rules = new EndpointRules(List.of("a.example", "b.example:8000", "[::1]:9"));

        assertThat(rules.uri(Models.at("http://A.example:1", Map.of()), "/")).isNotNull();
        assertThat(rules.uri(Models.at("http://b.example:8000", Map.of()), "/")).isNotNull();
        assertThat(rules.uri(Models.at("http://[::1]:9", Map.of()), "/")).isNotNull();
        assertThatThrownBy(() -> rules.uri(Models.at("http://b.example:8001", Map.of()), "/"))
                .hasMessage("the host b.example is not in longform.endpoints.allowed-hosts");
    }
}
