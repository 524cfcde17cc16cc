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
