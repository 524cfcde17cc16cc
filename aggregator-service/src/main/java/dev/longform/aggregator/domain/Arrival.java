package dev.longform.aggregator.domain;

import dev.longform.contracts.CallBegun;
import dev.longform.contracts.Verdict;

/** What comes in on the topic of verdicts. */
public sealed interface Arrival {
    /** The item it is about. */
    ItemKey item();

    /** The delivery it is about. */
    DeliveryKey delivery();

    /** Enters it into the ledger of its batch. */
    void enter(Ledger ledger);

    /**
     * A verdict.
     *
     * @param verdict as it was read
     * @param body its JSON, kept as it came
     */
    record OfVerdict(Verdict verdict, String body) implements Arrival {
        @Override
        public ItemKey item() {
            return new ItemKey(new RunKey(verdict.runId(), verdict.revision()), verdict.itemId());
        }

        @Override
        public DeliveryKey delivery() {
            return new DeliveryKey(item(), verdict.attempt(), verdict.delivery());
        }

        @Override
        public void enter(Ledger ledger) {
            ledger.enter(this);
        }
    }

    /**
     * A worker is about to make a call.
     *
     * @param begun as it was read
     */
    record OfBegun(CallBegun begun) implements Arrival {
        @Override
        public ItemKey item() {
            return new ItemKey(new RunKey(begun.runId(), begun.revision()), begun.itemId());
        }

        @Override
        public DeliveryKey delivery() {
            return new DeliveryKey(item(), begun.attempt(), begun.delivery());
        }

        @Override
        public void enter(Ledger ledger) {
            ledger.enter(this);
        }
    }
}
