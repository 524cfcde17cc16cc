package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** JSON as datasets have it: valid UTF-8, one value, no key twice, numbers as they are written. */
final class StrictJson {
    /** Bounds the memory of a line that is all brackets and commas. */
    private static final int MAX_TOKENS = 100_000;

    private static final int MAX_MESSAGE = 300;

    /** Also writes: control characters as {@code \\u001f} in lower case, as RFC 8785 has it. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LineReader.MAX_LINE_BYTES)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private StrictJson() {}

    /** The value that these bytes are. */
    static JsonNode read(byte[] bytes, int offset, int length) throws BadLineException {
        checkUtf8(ByteBuffer.wrap(bytes, offset, length));
        try {
            return MAPPER.readTree(bytes, offset, length);
        } catch (JsonProcessingException e) {
            throw new BadLineException(reason(e));
        } catch (IOException e) {
            throw new BadLineException("not JSON: " + cut(e.getMessage()));
        }
    }

    /** Text that was checked before, or was written by this class. */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            return cut(message.replace("Duplicate field", "duplicate key"));
        }
        String where =
                e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
        return "not JSON: " + cut(withoutAdvice(message)) + where;
    }

    /** The parser's message, without what it tells programmers. */
    private static String withoutAdvice(String message) {
        if (message.startsWith("Trailing token")) {
            return "something follows the object";
        }
        String first = message.lines().findFirst().orElse("");
        int advice = first.indexOf(": enable `");
        return advice < 0 ? first : first.substring(0, advice);
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    private static void checkUtf8(ByteBuffer bytes) throws BadLineException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(8192);
        int start = bytes.position();
        while (true) {
            var result = decoder.decode(bytes, decoded, true);
            if (result.isError()) {
                throw new BadLineException("invalid UTF-8 at byte " + (bytes.position() - start + 1));
            }
            checkNul(decoded.flip());
            if (result.isUnderflow()) {
                return;
            }
            decoded.clear();
        }
    }

    private static void checkNul(CharBuffer decoded) throws BadLineException {
        for (int i = 0; i < decoded.length(); i++) {
            if (decoded.charAt(i) == 0) {
                throw new BadLineException("a NUL character");
            }
        }
    }
}
