package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.GzipLimit;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens what was uploaded: plain, or gzip, which its first two bytes tell. Decompression is bounded by {@link GzipLimit}.
 */
final class Decompression {
    private static final int BUFFER_BYTES = 64 * 1024;

    private Decompression() {}

    /**
     * Returns the content of {@code upload}.
     *
     * @param declaredGzip whether the sender says that it is gzip
     * @throws ImportRefused when it is declared as gzip and is not; the stream throws it when it is damaged or a bomb
     */
    static InputStream open(InputStream upload, boolean declaredGzip) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(upload, BUFFER_BYTES);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        if (gzip) {
            return new Bounded(new Compressed(buffered));
        }
        if (declaredGzip) {
            throw new ImportRefused("the content is declared as gzip, but does not begin like gzip");
        }
        return buffered;
    }

    /** What was sent: counts its bytes and remembers its failure. */
    private static final class Compressed extends FilterInputStream {
        private long bytes;
        private IOException failure;

        Compressed(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = super.read(target, offset, length);
                bytes += Math.max(0, read);
                return read;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** Files joined together are read to the last one: the decoder stops where nothing seems available. */
        @Override
        public int available() {
            return 1;
        }
    }

    private static final class Bounded extends InputStream {
        private final Compressed source;
        private InputStream content;
        private long bytes;

        Bounded(Compressed source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = decompress(target, offset, length);
            if (source.failure != null) {
                throw source.failure;
            }
            bytes += Math.max(0, read);
            if (GzipLimit.exceeded(bytes, source.bytes)) {
                throw new ImportRefused(GzipLimit.REFUSAL);
            }
            return read;
        }

        private int decompress(byte[] target, int offset, int length) throws IOException {
            try {
                if (content == null) {
                    content = new GZIPInputStream(source, BUFFER_BYTES);
                }
                return content.read(target, offset, length);
            } catch (ZipException e) {
                throw new ImportRefused("the gzip content is damaged: " + e.getMessage());
            } catch (EOFException e) {
                throw new ImportRefused("the gzip content ends in its middle: it was cut off");
            }
        }
    }
}
