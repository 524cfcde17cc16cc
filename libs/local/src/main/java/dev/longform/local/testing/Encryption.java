package dev.longform.local.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A key and a certificate for the loopback address, which signs itself: what a broker and a database need to speak TLS,
 * and what their clients need to trust them. Every object has a key of its own.
 */
public final class Encryption {
    private static final String ALIAS = "server";
    private static final String USER = "longform";

    private final Path store;
    private final Path key;
    private final Path certificate;
    private final String password = UUID.randomUUID().toString();

    private Encryption(Path directory) {
        this.store = directory.resolve("server.p12");
        this.key = directory.resolve("server.key");
        this.certificate = directory.resolve("ca.crt");
    }

    /**
     * Makes the key, with the JDK's {@code keytool}.
     *
     * @param directory where it is kept; must be new
     * @throws IOException when it cannot be made
     */
    public static Encryption create(Path directory) throws IOException {
        Files.createDirectories(directory);
        Encryption made = new Encryption(directory);
        made.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                made.store.toString(),
                "-storepass",
                made.password);
        made.write();
        return made;
    }

    /** What turns a broker's listener for clients into one of TLS and SCRAM; its own go on at another port, without. */
    public Map<String, String> broker(int port, int controllerPort, int internalPort) {
        return Map.of(
                "listeners",
                "BROKER://127.0.0.1:" + port + ",INTERNAL://127.0.0.1:" + internalPort + ",CONTROLLER://127.0.0.1:"
                        + controllerPort,
                "advertised.listeners",
                "BROKER://127.0.0.1:" + port + ",INTERNAL://127.0.0.1:" + internalPort,
                "listener.security.protocol.map",
                "BROKER:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "INTERNAL",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.broker.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                store.toString(),
                "ssl.keystore.password",
                password,
                "ssl.key.password",
                password);
    }

    /** The login that the broker knows. */
    public List<String> logins() {
        return List.of("SCRAM-SHA-512=[name=" + USER + ",password=" + password + ",iterations=4096]");
    }

    /** The settings of a client that knows the login and trusts the certificate. */
    public Map<String, String> kafkaClient() {
        return kafkaClient(password);
    }

    /** The settings of a client that trusts the certificate and uses this password. */
    public Map<String, String> kafkaClient(String withPassword) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER + "\" password=\""
                        + withPassword + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.toString());
    }

    /** What a database needs. */
    public Map<String, String> database() {
        return Map.of("ssl", "on", "ssl_cert_file", certificate.toString(), "ssl_key_file", key.toString());
    }

    /** The address of a database whose server must prove with this certificate that it is the one. */
    public String verified(String jdbcUrl) {
        return jdbcUrl + "&sslmode=verify-full&sslrootcert=" + certificate;
    }

    private void write() throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    key,
                    pem(
                            "PRIVATE KEY",
                            keys.getKey(ALIAS, password.toCharArray()).getEncoded()));
            Files.writeString(
                    certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key cannot be read: " + e.getMessage(), e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }

    private void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no key: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a key was made", e);
        }
    }
}
