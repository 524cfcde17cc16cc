package dev.longform.local.simulated;

/** What a simulated editor counted. Used by the server's event loop only. */
final class EditorTally {
    private long written;
    private long unreadable;
    private long equal;
    private long uneven;
    private long verifiedRight;
    private long verifiedWrong;

    /** What it wrote when a pair was asked for. */
    enum Wrote {
        PAIR,
        UNREADABLE,
        EQUAL,
        UNEVEN
    }

    void wrote(Wrote what) {
        switch (what) {
            case PAIR -> written++;
            case UNREADABLE -> unreadable++;
            case EQUAL -> equal++;
            case UNEVEN -> uneven++;
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
        written = unreadable = equal = uneven = verifiedRight = verifiedWrong = 0;
    }

    TallyReport.Edits report() {
        return new TallyReport.Edits(written, unreadable, equal, uneven, verifiedRight, verifiedWrong);
    }
}
