package dev.longform.cli.client;

import dev.longform.contracts.GzipLimit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What comes out of gzip, within {@link GzipLimit}: more is an {@link IOException}. */
final class Unpacked extends FilterInputStream {
    private final LongSupplier packedBytes;
    private long bytes;

    /**
     * @param content decompresses
     * @param packedBytes how much was read before decompression
     */
    Unpacked(InputStream content, LongSupplier packedBytes) {
        super(content);
        this.packedBytes = packedBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        bytes += Math.max(0, n);
        if (GzipLimit.exceeded(bytes, packedBytes.getAsLong())) {
            throw new IOException(GzipLimit.REFUSAL);
        }
        return n;
    }
}
