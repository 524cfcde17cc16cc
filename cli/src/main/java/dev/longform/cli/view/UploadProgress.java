package dev.longform.cli.view;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar of bytes on the terminal; nothing without one. */
public final class UploadProgress implements AutoCloseable {
    private static final long MEGABYTE = 1_000_000;

    private final ProgressBar bar;

    /**
     * @param watched whether standard error is a terminal
     */
    public UploadProgress(boolean watched) {
        this.bar = watched
                ? new ProgressBarBuilder()
                        .setTaskName("reading")
                        .setInitialMax(-1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUnit(" MB", MEGABYTE)
                        .showSpeed()
                        .build()
                : null;
    }

    /** The bytes to come; negative when unknown. */
    public void total(long bytes) {
        if (bar != null && bytes >= 0) {
            bar.maxHint(bytes);
        }
    }

    /** So many more bytes were read. */
    public void add(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
