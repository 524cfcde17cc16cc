package dev.longform.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Reason;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final URI THERE = URI.create("https://api.example/v1/chat/completions");

    @Test
    void aSecretGoesToAHostOnItsList() {
        Secrets secrets = secrets(
                Map.of("LONGFORM_SECRET_MY_KEY_2", "s3cret"),
                Map.of("longform.secrets.hosts.my-key.2", "other.example, API.example"));

        assertThat(secrets.bearerFor("my-key.2", THERE)).contains("s3cret");
    }

    @Test
    void aSecretWithoutAListGoesNowhereAndTheDetailSaysWhatToDo() {
        Secrets secrets = secrets(Map.of("LONGFORM_SECRET_KEY", "s3cret"), Map.of());

        assertThatThrownBy(() -> secrets.bearerFor("key", THERE))
                .isInstanceOfSatisfying(CallFailedException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
                    assertThat(failure.detail())
                            .isEqualTo("the secret key may not be sent to api.example: add the host to"
                                    + " longform.secrets.hosts.key in the worker's configuration");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "api.example:443, true",
        "api.example:80, false",
        "api.example.evil.example, false",
        "evil-api.example, false",
        "example, false"
    })
    void hostsAreComparedAsAWhole(String host, boolean sent) {
        Secrets secrets = secrets(Map.of("LONGFORM_SECRET_KEY", "s3cret"), Map.of("longform.secrets.hosts.key", host));

        assertThat(sentTo(secrets, THERE)).isEqualTo(sent);
    }

    /** A model's file says the scheme; whoever writes it must not be able to have a key sent for all to read. */
    @ParameterizedTest
    @CsvSource({
        "api.example, http://api.example/v1, false",
        "api.example:80, http://api.example/v1, false",
        "api.example:8000, http://api.example:8000/v1, false",
        "http://api.example, http://api.example/v1, true",
        "HTTP://api.example:8000, http://api.example:8000/v1, true",
        "http://api.example:8000, http://api.example/v1, false",
        "http://api.example, https://api.example/v1, true",
        "8.8.8.8, http://8.8.8.8/v1, false",
        "172.32.0.1, http://172.32.0.1/v1, false",
        "[2001:db8::1], http://[2001:db8::1]/v1, false",
        "134744072, http://134744072/v1, false",
        "vllm.models, http://vllm.models/v1, false",
        "localhost, http://localhost:8000/v1, true",
        "127.0.0.1, http://127.0.0.1:8000/v1, true",
        "[::1], http://[::1]:8000/v1, true",
        "10.1.2.3, http://10.1.2.3/v1, true",
        "172.16.0.1, http://172.16.0.1/v1, true",
        "192.168.1.1, http://192.168.1.1/v1, true",
        "[fd12::1], http://[fd12::1]/v1, true",
        "vllm, http://vllm:8000/v1, true",
        "vllm.models.svc, http://vllm.models.svc/v1, true",
        "vllm.models.svc.cluster.local, http://vllm.models.svc.cluster.local/v1, true",
        "host.docker.internal, http://host.docker.internal:8000/v1, true"
    })
    void inClearTextASecretGoesToNearHostsOnlyUnlessTheListSaysSo(String host, URI endpoint, boolean sent) {
        Secrets secrets = secrets(Map.of("LONGFORM_SECRET_KEY", "s3cret"), Map.of("longform.secrets.hosts.key", host));

        assertThat(sentTo(secrets, endpoint)).isEqualTo(sent);
    }

    @Test
    void whoWouldSendASecretInClearTextIsToldWhatToDo() {
        Secrets secrets =
                secrets(Map.of("LONGFORM_SECRET_KEY", "s3cret"), Map.of("longform.secrets.hosts.key", "api.example"));

        assertThatThrownBy(() -> secrets.bearerFor("key", URI.create("http://api.example/v1")))
                .hasMessage("the secret key would be sent to api.example in clear text: use https, or write the host"
                        + " with http:// in longform.secrets.hosts.key in the worker's configuration");
    }

    @Test
    void aMountedFileIsReadAndItsLineEndRemoved(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("key"), "s3cret\n");

        Secrets secrets = secrets(
                Map.of(),
                Map.of(
                        "longform.secrets.directory",
                        directory.toString(),
                        "longform.secrets.hosts.key",
                        "api.example"));

        assertThat(secrets.bearerFor("key", THERE)).contains("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../key", "a/b", ".hidden", "a b", "é"})
    void aNameThatCouldLeadElsewhereIsRefused(String name) {
        Secrets secrets = secrets(Map.of(), Map.of());

        assertThatThrownBy(() -> secrets.bearerFor(name, THERE))
                .hasMessage("a secret's name consists of letters, digits, dots, dashes and underscores");
    }

    @Test
    void aValueThatAHeaderCannotCarryIsNotShown() {
        Secrets secrets = secrets(
                Map.of("LONGFORM_SECRET_KEY", "two\nlines"), Map.of("longform.secrets.hosts.key", "api.example"));

        assertThatThrownBy(() -> secrets.bearerFor("key", THERE))
                .hasMessage("the secret key holds characters that a header cannot carry");
    }

    @Test
    void whatWasHandedOutIsRedacted() {
        Secrets secrets =
                secrets(Map.of("LONGFORM_SECRET_KEY", "s3cret"), Map.of("longform.secrets.hosts.key", "api.example"));
        secrets.bearerFor("key", THERE);

        assertThat(secrets.redact("wrong key s3cret, s3cret")).isEqualTo("wrong key ***, ***");
    }

    private static boolean sentTo(Secrets secrets, URI uri) {
        try {
            return secrets.bearerFor("key", uri).isPresent();
        } catch (CallFailedException e) {
            return false;
        }
    }

    private static Secrets secrets(Map<String, String> environment, Map<String, String> configuration) {
        return new Secrets(new ConfiguredSecrets(
                name -> Optional.ofNullable(environment.get(name)),
                name -> Optional.ofNullable(configuration.get(name))));
    }
}
