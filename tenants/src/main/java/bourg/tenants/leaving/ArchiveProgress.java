package bourg.tenants.leaving;

import bourg.tenants.Progress;
import org.jspecify.annotations.Nullable;

/** Counts the rows written so far, of which every table has each twice. */
final class ArchiveProgress {
    private final Progress progress;
    private long done;
    private long total;
    private @Nullable String file;

    ArchiveProgress(Progress progress) {
        this.progress = progress;
    }

    void expect(long rows) {
        total += rows;
    }

    void start(String path) {
        file = path;
        progress.report(done, total, file);
    }

    /** Rows on their way; told, but not counted before their file is whole. */
    void moving(long rows) {
        progress.report(Math.min(done + rows, total), total, file);
    }

    void finish(long rows) {
        done += rows;
        progress.report(Math.min(done, total), total, file);
    }
}
