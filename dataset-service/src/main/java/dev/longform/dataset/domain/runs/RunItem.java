package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An item of a run, as its row says.
 *
 * @param run the run
 * @param itemId the item
 * @param endpoint the key of its run's endpoint
 * @param state whether it is settled
 * @param out whether a publication of it holds a credit
 * @param publication the number of its newest publication, 0 before the first
 * @param attempts attempts used up
 * @param attemptsAllowed as many it may use
 * @param uncharged failures that were blamed on the endpoint and cost no attempt
 * @param since when the newest publication was reserved
 * @param notBefore when it may go out again
 * @param outcome empty until it is settled
 * @param reason why its newest try failed
 * @param charged whether this step used up an attempt
 * @param announce whether the coordinator settled it itself and has to tell
 */
public record RunItem(
        UUID run,
        String itemId,
        String endpoint,
        ItemState state,
        boolean out,
        int publication,
        int attempts,
        int attemptsAllowed,
        int uncharged,
        Optional<Instant> since,
        Optional<Instant> notBefore,
        Optional<Outcome> outcome,
        Optional<Reason> reason,
        boolean charged,
        boolean announce) {

    /** The number of the attempt that is out or would go out next. */
    public int attempt() {
        return attempts + 1;
    }

    RunItem answered(Outcome how, boolean stillOut) {
        return step(
                ItemState.ANSWERED,
                stillOut,
                Blame.NOBODY,
                Optional.empty(),
                Optional.of(how),
                Optional.empty(),
                false);
    }

    RunItem withoutCredit() {
        return step(state, false, Blame.NOBODY, notBefore, outcome, reason, announce);
    }

    /** Settled already, but for a reason that a later verdict knows better. */
    RunItem becauseOf(Reason why) {
        return step(state, false, Blame.NOBODY, notBefore, outcome, Optional.of(why), announce);
    }

    /** Unscored for good; {@code announced} when the aggregator has no verdict that says so. */
    RunItem unscored(Reason why, boolean announced) {
        return step(
                ItemState.UNSCORED,
                false,
                Blame.ITEM,
                Optional.empty(),
                Optional.of(Outcome.UNSCORED),
                Optional.of(why),
                announced);
    }

    RunItem againAfterAttempt(Reason why, Instant when) {
        return again(Blame.ITEM, why, when);
    }

    RunItem againUncharged(Reason why, Instant when) {
        return again(Blame.ENDPOINT, why, when);
    }

    private RunItem again(Blame blame, Reason why, Instant when) {
        return step(ItemState.PENDING, false, blame, Optional.of(when), Optional.empty(), Optional.of(why), false);
    }

    /** Whose failure a step is: the item's uses up an attempt, the endpoint's is only counted. */
    private enum Blame {
        NOBODY,
        ITEM,
        ENDPOINT
    }

    /** What a verdict or the end of a lease makes of it. */
    private RunItem step(
            ItemState next,
            boolean stillOut,
            Blame blame,
            Optional<Instant> when,
            Optional<Outcome> how,
            Optional<Reason> why,
            boolean tell) {
        return new RunItem(
                run,
                itemId,
                endpoint,
                next,
                stillOut,
                publication,
                blame == Blame.ITEM ? attempts + 1 : attempts,
                attemptsAllowed,
                blame == Blame.ENDPOINT ? uncharged + 1 : uncharged,
                since,
                when,
                how,
                why,
                blame == Blame.ITEM,
                tell);
    }
}
