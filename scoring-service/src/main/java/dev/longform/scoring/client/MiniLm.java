package dev.longform.scoring.client;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The sentence encoder all-MiniLM-L6-v2, quantized to 8 bits, in this process. Weights and tokenizer come from
 * langchain4j's jar; the model is run directly, because langchain4j's own class silently drops everything after 126
 * tokens (the tokenizer's file asks for it). One run uses one thread, so that the same text gives the same bits.
 */
final class MiniLm implements AutoCloseable {
    /** Tokens of a chunk; with the two that mark its ends the 128 that the model was trained on. */
    static final int CHUNK_TOKENS = 126;

    private static final long START = 101;
    private static final long END = 102;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private MiniLm(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /** Loads the model: under a second, and about 100 MB outside the heap. */
    static MiniLm load() {
        try (InputStream weights = resource("all-minilm-l6-v2-q.onnx");
                InputStream words = resource("all-minilm-l6-v2-q-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new MiniLm(
                    environment,
                    environment.createSession(weights.readAllBytes(), options),
                    HuggingFaceTokenizer.newInstance(words, Map.of("padding", "false", "truncation", "false")));
        } catch (IOException | OrtException e) {
            throw new IllegalStateException("MiniLM cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** The text in chunks of at most {@value #CHUNK_TOKENS} tokens, cut between the tokenizer's words. */
    List<long[]> chunks(String text) {
        Encoding encoding = tokenizer.encode(text, false, false);
        return Chunks.of(encoding.getIds(), encoding.getWordIds(), CHUNK_TOKENS);
    }

    /** The chunk's vector: the mean over its tokens' vectors, of length 1. */
    double[] embed(long[] chunk) {
        long[] ids = new long[chunk.length + 2];
        ids[0] = START;
        System.arraycopy(chunk, 0, ids, 1, chunk.length);
        ids[ids.length - 1] = END;
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor tokens = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
            return Vectors.mean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException e) {
            throw new IllegalStateException("MiniLM failed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream =
                AllMiniLmL6V2QuantizedEmbeddingModel.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IOException(name + " is not on the class path");
        }
        return stream;
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("MiniLM cannot be closed: " + e.getMessage(), e);
        }
    }
}
