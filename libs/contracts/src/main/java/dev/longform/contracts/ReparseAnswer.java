package dev.longform.contracts;

import java.util.List;

/**
 * What reading the texts of some verdicts again gave.
 *
 * @param template what they were read by, {@code id@version}
 * @param verdicts one for each verdict of the request, in its order
 */
public record ReparseAnswer(String template, List<Reparsed> verdicts) {
    public ReparseAnswer {
        Require.text("template", template);
        Require.present("verdicts", verdicts);

        verdicts = List.copyOf(verdicts);
    }

    /** What could be done with a verdict's texts. */
    public enum Reread {
        /** They were read again. */
        READ,
        /** There are none, or the item is unscored for something that no text tells: the verdict is as it was. */
        NOTHING_TO_READ,
        /** One of them was stored without its beginning and cannot be read reliably: the verdict is as it was. */
        CUT,
        /** Its answers can be read now, but further questions were never asked: it stays unscored. */
        INCOMPLETE
    }

    /**
     * One verdict.
     *
     * @param verdict the same delivery with what its texts say now
     * @param reread what could be done with its texts
     */
    public record Reparsed(Verdict verdict, Reread reread) {
        public Reparsed {
            Require.present("verdict", verdict);
            Require.present("reread", reread);
        }
    }
}
