package dev.longform.scoring.client;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A sequence classifier in this process: {@code model.onnx} and {@code tokenizer.json} of one directory. */
final class OnnxModel implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final Optional<Long> limit;

    private OnnxModel(
            OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, Optional<Long> limit) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.limit = limit;
    }

    /** @throws IOException when a file is missing or cannot be used */
    static OnnxModel load(Path directory) throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    Files.newInputStream(directory.resolve("tokenizer.json")),
                    Map.of("padding", "false", "truncation", "false"));
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new OnnxModel(
                    environment,
                    environment.createSession(directory.resolve("model.onnx").toString(), options),
                    tokenizer,
                    OnnxPositions.of(directory.resolve("config.json")));
        } catch (OrtException e) {
            throw new IOException("model.onnx cannot be used: " + e.getMessage(), e);
        }
    }

    /** The most tokens it takes, as its {@code config.json} states. */
    Optional<Long> limit() {
        return limit;
    }

    /** A pair, with the tokenizer's own marks around it. */
    Encoding pair(String prompt, String response) {
        return tokenizer.encode(prompt, response, true, false);
    }

    /** A text that holds its own marks. */
    Encoding rendered(String text) {
        return tokenizer.encode(text, false, false);
    }

    /**
     * Its output for these tokens.
     *
     * @param most how many of the tokens it sees: the first ones, where the mark that ends all of them stays the last
     * @return all numbers of the first output, which are the labels of one text
     */
    float[] logits(Encoding encoding, int most) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, tensor(cut(values(name, encoding), encoding, most)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return numbers(result.get(0));
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed: " + e.getMessage(), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] cut(long[] values, Encoding encoding, int most) {
        long[] seen = Arrays.copyOf(values, most);
        int last = values.length - 1;
        if (0 < most && most <= last && encoding.getSpecialTokenMask()[last] == 1) {
            seen[most - 1] = values[last];
        }
        return seen;
    }

    private static long[] values(String input, Encoding encoding) {
        return switch (input) {
            case "input_ids" -> encoding.getIds();
            case "attention_mask" -> encoding.getAttentionMask();
            case "token_type_ids" -> encoding.getTypeIds();
            default -> throw new IllegalStateException("the model has an input " + input + ", which is not known");
        };
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static float[] numbers(OnnxValue output) {
        if (output instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
            float[] numbers = new float[tensor.getFloatBuffer().remaining()];
            tensor.getFloatBuffer().get(numbers);
            if (numbers.length > 1) {
                Numbers.ofOneText(tensor.getInfo().getShape(), numbers.length);
            }
            return numbers;
        }
        throw Numbers.invalid("the model's first output holds no floating-point numbers");
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model cannot be closed: " + e.getMessage(), e);
        }
    }
}
