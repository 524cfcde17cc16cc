package dev.longform.local.simulated;

/** What a simulated editor counted. Used by the server's event loop only. */
final class EditorTally {
    private long written;
    private long unreadable;
    private long equal;
    private long uneven;
    private long texts;
    private long verifiedRight;
    private long verifiedWrong;

    /** What it wrote when a pair was asked for. */
    enum Wrote {
        PAIR,
        UNREADABLE,
        EQUAL,
        UNEVEN,
        TEXT
    }

    void wrote(Wrote what) {
        switch (what) {
            case PAIR -> written++;
            case UNREADABLE -> unreadable++;
            case EQUAL -> equal++;
            case UNEVEN -> uneven++;
            case TEXT -> texts++;
        }
    }

    void verified(boolean right) {
        if (right) {
            verifiedRight++;
        } else {
            verifiedWrong++;
        }
    }

    void reset() {
        written = unreadable = equal = uneven = texts = verifiedRight = verifiedWrong = 0;
    }

    TallyReport.Edits report() {
        return new TallyReport.Edits(written, unreadable, equal, uneven, texts, verifiedRight, verifiedWrong);
    }
}
