package dev.longform.judge.domain.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The expected rating: Σ n·p(n) / Σ p(n) over the whole numbers n of the scale that stand among the likeliest tokens at
 * the place of the rating, p(n) being the sum of the probabilities of the tokens that are n apart from white space
 * (G-Eval, Liu et al. 2023, equation 1, renormalised because only the likeliest tokens are known).
 *
 * <p>The place is the first token behind the last {@code [[} that is, apart from white space, the rating that was read
 * from the text, so that neither the 10 that ends {@code [[10/10]]} nor a number further down is taken for it; in an answer
 * without brackets it is the last such token. There is no expected rating
 *
 * <ul>
 *   <li>when no token is the rating: a rating of several tokens ({@code 7.5}, or {@code 10} with a tokenizer that splits
 *       figures) has no place;
 *   <li>when a number could be the beginning of a longer one ({@code 1} of {@code 10}), weighs more than
 *       {@value #NEGLIGIBLE} of all numbers, and no number of several figures stands among the tokens: the tokenizer may
 *       split figures, and then its probability is also that of the longer one.
 * </ul>
 */
public final class ExpectedRating {
    private static final double NEGLIGIBLE = 0.001;
    private static final String BRACKETS = "[[";
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");

    private ExpectedRating() {}

    /**
     * @param tokens the answer's tokens, in order
     * @param rating the rating that was read from the text
     * @param scale the numbers that a rating may take
     */
    public static OptionalDouble of(List<TokenChoice> tokens, double rating, Scale scale) {
        int brackets = lastBrackets(tokens);
        List<TokenChoice> places = tokens.subList(Math.max(0, brackets), tokens.size()).stream()
                .filter(token -> isRating(token, rating))
                .toList();
        if (places.isEmpty()) {
            return OptionalDouble.empty();
        }
        TokenChoice place = places.get(brackets < 0 ? places.size() - 1 : 0);
        return mean(weights(place, scale), scale);
    }

    /** The index of the token in which the last {@code [[} ends; -1 without one. */
    private static int lastBrackets(List<TokenChoice> tokens) {
        StringBuilder text = new StringBuilder();
        int last = -1;
        for (int i = 0; i < tokens.size(); i++) {
            int seen = Math.max(0, text.length() - 1);
            text.append(tokens.get(i).token());
            if (text.indexOf(BRACKETS, seen) >= 0) {
                last = i;
            }
        }
        return last;
    }

    private static boolean isRating(TokenChoice place, double rating) {
        String token = place.token().strip();
        return WHOLE.matcher(token).matches() && Double.parseDouble(token) == rating;
    }

    private static Map<Integer, Double> weights(TokenChoice place, Scale scale) {
        Map<Integer, Double> weights = new HashMap<>();
        place.logProbabilities().forEach((token, logProbability) -> {
            String number = token.strip();
            if (WHOLE.matcher(number).matches() && scale.holds(Integer.parseInt(number))) {
                weights.merge(Integer.parseInt(number), Math.exp(logProbability), Double::sum);
            }
        });
        return weights;
    }

    private static OptionalDouble mean(Map<Integer, Double> weights, Scale scale) {
        double all = weights.values().stream().mapToDouble(w -> w).sum();
        if (!(all > 0) || !Double.isFinite(all) || mayBeSplit(weights, all, scale)) {
            return OptionalDouble.empty();
        }
        double sum = weights.entrySet().stream()
                .mapToDouble(e -> e.getKey() * e.getValue())
                .sum();
        return OptionalDouble.of(Math.min(scale.max(), Math.max(scale.min(), sum / all)));
    }

    private static boolean mayBeSplit(Map<Integer, Double> weights, double all, Scale scale) {
        return weights.keySet().stream().noneMatch(n -> n > 9)
                && weights.entrySet().stream()
                        .anyMatch(e ->
                                e.getKey() > 0 && 10.0 * e.getKey() <= scale.max() && e.getValue() > NEGLIGIBLE * all);
    }
}
