package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Prices;
import dev.longform.dataset.domain.runs.Purse.Reserved;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurseTest {
    private static final ItemNeeds NEEDS = new ItemNeeds(2, 12, 1000, 200);
    private static final Prices PRICES = new Prices("USD", new BigDecimal("2"), null, new BigDecimal("10"), null);

    @Test
    void anItemGetsAllItsCallsWhileTheyFitBesideWhatIsOut() {
        Purse purse = purse(new Budget(50L, null, null), spent(10), new Reserved(1, 12, 0, BigDecimal.ZERO));
        assertThat(purse.take(NEEDS).orElseThrow().calls()).contains(12);
        assertThat(purse.take(NEEDS).orElseThrow().calls()).contains(12);
        assertThat(purse.take(NEEDS)).isEmpty();
    }

    @Test
    void theLastItemGetsWhatIsLeftWhenNothingElseIsOut() {
        assertThat(purse(new Budget(15L, null, null), spent(10), Reserved.NOTHING)
                        .take(NEEDS)
                        .orElseThrow()
                        .calls())
                .contains(5);
        assertThat(purse(new Budget(15L, null, null), spent(10), new Reserved(1, 1, 0, BigDecimal.ZERO))
                        .take(NEEDS))
                .isEmpty();
        Purse poor = purse(new Budget(11L, null, null), spent(10), Reserved.NOTHING);
        assertThat(poor.take(NEEDS)).isEmpty();
        assertThat(poor.settled()).isTrue();
    }

    @Test
    void tokensAndMoneyAreReservedAsEstimated() {
        Purse tokens = purse(new Budget(null, 3000L, null), new Spending(2, 0, 400, 0, 200), Reserved.NOTHING);
        assertThat(tokens.take(NEEDS).orElseThrow().calls()).isEqualTo(Optional.empty());
        assertThat(tokens.take(NEEDS)).isPresent();
        assertThat(tokens.take(NEEDS)).isEmpty();
        Purse money =
                purse(new Budget(null, null, new BigDecimal("0.008")), new Spending(0, 0, 0, 0, 0), Reserved.NOTHING);
        assertThat(money.take(NEEDS).orElseThrow().cost()).isEqualByComparingTo("0.004");
        assertThat(money.take(NEEDS)).isPresent();
        assertThat(money.take(NEEDS)).isEmpty();
    }

    @Test
    void aServerThatStatesNoTokensIsBelievedToUseTheEstimate() {
        Purse silent = purse(new Budget(null, 3000L, null), new Spending(4, 4, 0, 0, 0), Reserved.NOTHING);
        assertThat(silent.take(NEEDS)).isEmpty();
    }

    /** The server was down for 150 calls: nothing was used, and the whole limit is left. */
    @Test
    void callsThatFailedUseNothing() {
        Purse purse = purse(new Budget(null, 2400L, new BigDecimal("0.008")), spent(150), Reserved.NOTHING);
        assertThat(purse.take(NEEDS)).isPresent();
        assertThat(purse.take(NEEDS)).isPresent();
        assertThat(purse.take(NEEDS)).isEmpty();
    }

    /** Three of four answers say nothing: 300 tokens that are known, and 3 x 600 that are presumed. */
    @Test
    void eachAnswerThatStatesNoTokensIsBelievedToUseTheEstimateOfOneCall() {
        Spending mixed = new Spending(4, 3, 200, 0, 100);
        assertThat(purse(new Budget(null, 3300L, null), mixed, Reserved.NOTHING).take(NEEDS))
                .isPresent();
        assertThat(purse(new Budget(null, 3299L, null), mixed, Reserved.NOTHING).take(NEEDS))
                .isEmpty();
        BigDecimal cost = new BigDecimal("0.0114");
        assertThat(purse(new Budget(null, null, cost), mixed, Reserved.NOTHING).take(NEEDS))
                .isPresent();
        assertThat(purse(new Budget(null, null, cost.subtract(new BigDecimal("0.000001"))), mixed, Reserved.NOTHING)
                        .take(NEEDS))
                .isEmpty();
    }

    @Test
    void cachedTokensHaveTheirOwnPrice() {
        Spending spent = new Spending(3, 0, 1_000_000, 500_000, 100_000);
        assertThat(spent.cost(PRICES)).isEqualByComparingTo("3");
        assertThat(spent.cost(new Prices(
                        "USD", new BigDecimal("2"), new BigDecimal("0.5"), new BigDecimal("10"), BigDecimal.ONE)))
                .isEqualByComparingTo("5.25");
    }

    private static Purse purse(Budget budget, Spending spent, Reserved reserved) {
        return new Purse(budget, PRICES, spent, reserved);
    }

    private static Spending spent(long calls) {
        return new Spending(calls, 0, 0, 0, 0);
    }
}
