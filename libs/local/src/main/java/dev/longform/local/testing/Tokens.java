package dev.longform.local.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Signs tokens as an identity provider does, with a key of its own for every test run. */
public final class Tokens {
    /** Whom the tokens are for, and who is said to have issued them. */
    public static final String AUDIENCE = "longform";

    public static final String ISSUER = "https://sso.test/longform";

    /** The profile and the tests are loaded by different class loaders: they share the keys as a system property. */
    private static final String PROPERTY = "longform.test.keys";

    private static final KeyPair KEYS = shared();
    private static final int LIFETIME_SECONDS = 300;

    private Tokens() {}

    /** The key that the services check signatures with, as {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    /** The same key as an identity provider publishes it. */
    static RSAPublicKey key() {
        return (RSAPublicKey) KEYS.getPublic();
    }

    /** A valid token of a person with these roles. */
    public static String of(String name, String... roles) {
        return signed(name, AUDIENCE, Instant.now().plusSeconds(LIFETIME_SECONDS), KEYS, roles);
    }

    /** A token that is no longer valid. */
    public static String expired(String name, String... roles) {
        return signed(name, AUDIENCE, Instant.now().minusSeconds(LIFETIME_SECONDS), KEYS, roles);
    }

    /** A token for another application. */
    public static String forAnother(String name, String... roles) {
        return signed(name, "another", Instant.now().plusSeconds(LIFETIME_SECONDS), KEYS, roles);
    }

    /** A token that somebody else signed. */
    public static String forged(String name, String... roles) {
        return signed(name, AUDIENCE, Instant.now().plusSeconds(LIFETIME_SECONDS), keys(), roles);
    }

    private static String signed(String name, String audience, Instant until, KeyPair keys, String... roles) {
        String groups = Arrays.stream(roles).map(role -> "\"" + role + "\"").collect(Collectors.joining(",", "[", "]"));
        String content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encode("{\"iss\":\"" + ISSUER + "\",\"sub\":\"id-of-" + name + "\",\"preferred_username\":\"" + name
                        + "\",\"aud\":\""
                        + audience + "\",\"iat\":"
                        + until.minusSeconds(2 * LIFETIME_SECONDS).getEpochSecond()
                        + ",\"exp\":" + until.getEpochSecond() + ",\"groups\":" + groups + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair shared() {
        String[] encoded = System.getProperties()
                .computeIfAbsent(PROPERTY, name -> encode(keys()))
                .toString()
                .split(" ");
        Base64.Decoder decoder = Base64.getDecoder();
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoder.decode(encoded[0]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(encoded[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(KeyPair keys) {
        Base64.Encoder encoder = Base64.getEncoder();
        return encoder.encodeToString(keys.getPublic().getEncoded()) + " "
                + encoder.encodeToString(keys.getPrivate().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
