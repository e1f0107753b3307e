package bourg.tenants.leaving;

import bourg.tenants.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** Counts and hashes what is written, and tells now and then how many lines it was. */
final class CountedOutput extends FilterOutputStream {
    private static final int LINES_BETWEEN_NEWS = 2_000;

    private final MessageDigest digest = Sha256.start();
    private final LongConsumer news;
    private long bytes;
    private long lines;
    private long told;

    CountedOutput(OutputStream target, LongConsumer news) {
        super(target);
        this.news = news;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        out.write(content, from, length);
        digest.update(content, from, length);
        bytes += length;
        for (int i = from; i < from + length; i++) {
            if (content[i] == '\n') {
                lines++;
            }
        }
        if (lines - told >= LINES_BETWEEN_NEWS) {
            news.accept(lines - told);
            told = lines;
        }
    }

    long bytes() {
        return bytes;
    }

    String sha256Text() {
        return Sha256.end(digest);
    }
}
