package dev.longform.local.simulated;

import dev.longform.local.simulated.Said.Choice;
import dev.longform.local.simulated.Said.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives the tokens of an answer their probabilities: only the verdict was ever in question. */
final class Probabilities {
    private static final double NEIGHBOUR = 0.1;
    private static final double PICKED = 0.9;

    private Probabilities() {}

    /** What a rating could have been: whole numbers whose expectation is the rating, the most probable first. */
    static List<Choice> rating(double rating) {
        long below = (long) Math.floor(rating);
        double above = rating - below;
        List<Choice> choices = new ArrayList<>();
        if (above > 1e-9) {
            choices.add(new Choice(String.valueOf(below), 1 - above));
            choices.add(new Choice(String.valueOf(below + 1), above));
        } else if (below >= 2 && below <= 8) {
            choices.add(new Choice(String.valueOf(below), 1 - 2 * NEIGHBOUR));
            choices.add(new Choice(String.valueOf(below - 1), NEIGHBOUR));
            choices.add(new Choice(String.valueOf(below + 1), NEIGHBOUR));
        } else {
            choices.add(new Choice(String.valueOf(below), 1));
        }
        choices.sort(Comparator.comparingDouble(choice -> -choice.probability()));
        return choices;
    }

    /** What a selection among so many slots could have been. */
    static List<Choice> slot(char picked, int slots) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(String.valueOf(picked), PICKED));
        for (int i = 0; i < slots; i++) {
            if (Sighting.letter(i) != picked) {
                choices.add(new Choice(String.valueOf(Sighting.letter(i)), (1 - PICKED) / (slots - 1)));
            }
        }
        return choices;
    }

    /** The tokens of a text, four characters each, with the verdict, where it stands last, as one of its own. */
    static List<Token> tokens(String text, List<Choice> verdict) {
        String said = verdict.get(0).text();
        int at = text.lastIndexOf(said);
        List<Token> tokens = new ArrayList<>();
        if (at < 0) {
            certain(text, tokens);
        } else {
            certain(text.substring(0, at), tokens);
            tokens.add(new Token(said, verdict));
            certain(text.substring(at + said.length()), tokens);
        }
        return tokens;
    }

    private static void certain(String text, List<Token> tokens) {
        for (int i = 0; i < text.length(); i += Input.CHARACTERS) {
            String token = text.substring(i, Math.min(text.length(), i + Input.CHARACTERS));
            tokens.add(new Token(token, List.of(new Choice(token, 1))));
        }
    }
}
