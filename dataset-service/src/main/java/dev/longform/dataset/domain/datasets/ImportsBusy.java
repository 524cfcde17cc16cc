package dev.longform.dataset.domain.datasets;

/** As many imports are under way as may be; this one may be tried again later. */
public final class ImportsBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportsBusy(int most) {
        super(most + " imports are under way, which is the most at a time; try again when one has ended");
    }
}
