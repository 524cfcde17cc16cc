package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExpectedRatingTest {
    private static final Scale TO_TEN = new Scale(0, 10);
    private static final Scale TO_FIVE = new Scale(1, 5);

    private static TokenChoice token(String token, Object... likely) {
        Map<String, Double> alternatives = new HashMap<>();
        for (int i = 0; i < likely.length; i += 2) {
            alternatives.put((String) likely[i], Math.log((Double) likely[i + 1]));
        }
        return new TokenChoice(token, alternatives);
    }

    @Test
    void theNumbersOfTheScaleAreWeightedByTheirProbabilities() {
        List<TokenChoice> tokens =
                List.of(token("[["), token("7", "7", 0.5, " 7", 0.1, "8", 0.2, "15", 0.1, "good", 0.1), token("]]"));

        // (7·0.6 + 8·0.2) / 0.8
        assertThat(ExpectedRating.of(tokens, 7, TO_TEN).orElseThrow()).isEqualTo(7.25, within(1e-9));
    }

    @Test
    void theLastTokenThatIsTheRatingIsItsPlace() {
        List<TokenChoice> tokens = List.of(token("4", "1", 1.0), token(" of"), token("4", "4", 0.5, "5", 0.5));

        assertThat(ExpectedRating.of(tokens, 4, TO_FIVE).orElseThrow()).isEqualTo(4.5, within(1e-9));
    }

    /** The 10 that ends the scale is written whatever the rating is. */
    @Test
    void neitherTheScalesEndNorALaterNumberIsItsPlace() {
        TokenChoice rating = token("10", "10", 0.6, "8", 0.4);
        TokenChoice certain = token("10", "10", 1.0);
        List<TokenChoice> scale = List.of(token("["), token("["), rating, token("/"), certain, token("]]"));
        List<TokenChoice> later = List.of(token(" [["), rating, token("]]"), token(" of"), certain);

        assertThat(ExpectedRating.of(scale, 10, TO_TEN).orElseThrow()).isEqualTo(9.2, within(1e-9));
        assertThat(ExpectedRating.of(later, 10, TO_TEN).orElseThrow()).isEqualTo(9.2, within(1e-9));
    }

    @Test
    void withoutItsProbabilitiesThereIsNone() {
        assertThat(ExpectedRating.of(List.of(), 4, TO_FIVE)).isEqualTo(OptionalDouble.empty());
        assertThat(ExpectedRating.of(List.of(token("4")), 4, TO_FIVE)).isEmpty();
        assertThat(ExpectedRating.of(List.of(token("4", "four", 1.0)), 4, TO_FIVE))
                .isEmpty();
    }

    @Test
    void aRatingOfSeveralTokensHasNone() {
        List<TokenChoice> tokens = List.of(token("7", "7", 1.0), token("."), token("5", "5", 1.0));

        assertThat(ExpectedRating.of(tokens, 7.5, TO_TEN)).isEmpty();
    }

    @Test
    void aFigureThatMayBeginALongerNumberMakesItUnknown() {
        assertThat(ExpectedRating.of(List.of(token("7", "7", 0.9, "1", 0.1)), 7, TO_TEN))
                .isEmpty();
        assertThat(ExpectedRating.of(List.of(token("7", "7", 0.9999, "1", 0.0001)), 7, TO_TEN))
                .isPresent();
        assertThat(ExpectedRating.of(List.of(token("7", "7", 0.8, "1", 0.1, "10", 0.1)), 7, TO_TEN)
                        .orElseThrow())
                .isEqualTo(6.7, within(1e-9));
        assertThat(ExpectedRating.of(List.of(token("4", "4", 0.5, "1", 0.5)), 4, TO_FIVE)
                        .orElseThrow())
                .isEqualTo(2.5, within(1e-9));
    }

    @Test
    void tokensOfAnySortDoNotMakeItThrow() {
        Map<String, Double> odd = Map.of("9999999999", 0.0, "", -1.0, "-3", 0.0, "٣", 0.0, "4", Double.NaN);

        assertThat(ExpectedRating.of(List.of(new TokenChoice("4", odd)), 4, TO_FIVE))
                .isEmpty();
    }
}
