package bourg.tenants.arriving;

import bourg.tenants.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the files of an archive as they are checked and brought in. */
final class ArrivalProgress {
    private static final long BYTES_BETWEEN_NEWS = 8L << 20;

    private final Progress progress;
    private long done;
    private long total;

    ArrivalProgress(Progress progress) {
        this.progress = progress;
    }

    void expect(long files) {
        total += files;
    }

    void start(String name) {
        progress.report(Math.min(done, total), total, name);
    }

    void finish() {
        done++;
    }

    /** Says now and then that there is still something being read, and hears of a stop. */
    InputStream watched(String name, InputStream content) {
        return new FilterInputStream(content) {
            private long since;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                since += read;
                if (since > BYTES_BETWEEN_NEWS) {
                    start(name);
                    since = 0;
                }
                return read;
            }
        };
    }
}
