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
                ItemState.ANSWERED, stillOut, attempts, Optional.empty(), Optional.of(how), Optional.empty(), false);
    }

    RunItem withoutCredit() {
        return step(state, false, attempts, notBefore, outcome, reason, announce);
    }

    /** Settled already, but for a reason that a later verdict knows better. */
    RunItem becauseOf(Reason why) {
        return step(state, false, attempts, notBefore, outcome, Optional.of(why), announce);
    }

    /** Unscored for good; {@code announced} when the aggregator has no verdict that says so. */
    RunItem unscored(Reason why, boolean announced) {
        return step(
                ItemState.UNSCORED,
                false,
                attempts + 1,
                Optional.empty(),
                Optional.of(Outcome.UNSCORED),
                Optional.of(why),
                announced);
    }

    RunItem againAfterAttempt(Reason why, Instant when) {
        return again(attempts + 1, why, when);
    }

    RunItem againUncharged(Reason why, Instant when) {
        return again(attempts, why, when);
    }

    private RunItem again(int attemptsUsed, Reason why, Instant when) {
        return step(
                ItemState.PENDING, false, attemptsUsed, Optional.of(when), Optional.empty(), Optional.of(why), false);
    }

    /** What a verdict or the end of a lease makes of it; a failure that uses up no attempt is the endpoint's. */
    private RunItem step(
            ItemState next,
            boolean stillOut,
            int attemptsUsed,
            Optional<Instant> when,
            Optional<Outcome> how,
            Optional<Reason> why,
            boolean tell) {
        boolean charge = attemptsUsed > attempts;
        boolean blamed = next == ItemState.PENDING && !charge && why.isPresent();
        return new RunItem(
                run,
                itemId,
                endpoint,
                next,
                stillOut,
                publication,
                attemptsUsed,
                attemptsAllowed,
                blamed ? uncharged + 1 : uncharged,
                since,
                when,
                how,
                why,
                charge,
                tell);
    }
}
