package dev.longform.needles.domain.aspects;

import java.util.Random;

/**
 * The form of a number in digits: grouping, decimals and trailing zeros stay, the other digits are drawn anew.
 *
 * @param text as written, digits of any script
 * @param value its value, without regard to units
 */
record Digits(String text, double value) {
    private static final double LEAST_RATIO = 1.4;
    private static final int LEAST_YEARS = 11;
    private static final int MOST_YEARS = 60;
    private static final int THIS_CENTURY = 2024;

    static Digits of(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .filter(c -> c != ',')
                .forEach(c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return new Digits(text, Double.parseDouble(ascii.toString()));
    }

    /** Whether it is nought or one, which grammar depends on, or written with leading zeros, or all zeros. */
    boolean tooPlain() {
        boolean leadingZero = text.length() > 1 && digit(0) == 0 && Character.isDigit(text.codePointAt(1));
        return value == 0 || value == 1 || leadingZero || text.codePoints().anyMatch(c -> c > 0xffff);
    }

    /** Another number of the same form whose value is larger or smaller by two fifths or more, or by 2 for one digit. */
    String other(Random random) {
        int last = lastNonZero();
        StringBuilder other = new StringBuilder(text);
        boolean leading = true;
        for (int i = 0; i <= last; i++) {
            boolean keep = !Character.isDigit(text.charAt(i)) || leading && digit(i) == 0;
            if (!keep) {
                int least = leading || i == last ? 1 : 0;
                other.setCharAt(i, (char) (zero(i) + least + random.nextInt(10 - least)));
                leading = false;
            }
        }
        Digits drawn = of(other.toString());
        return drawn.wellOff(value) && !drawn.tooPlain() ? drawn.text : text;
    }

    /** A year 11 to 60 years off, on the same side of today. */
    String otherYear(Random random) {
        int years = LEAST_YEARS + random.nextInt(MOST_YEARS - LEAST_YEARS + 1);
        int year = (int) value + (random.nextBoolean() ? years : -years);
        boolean future = value <= THIS_CENTURY && year > THIS_CENTURY;
        int shown = future ? (int) value - years : year;
        StringBuilder written = new StringBuilder();
        String ascii = String.valueOf(shown);
        for (int i = 0; i < ascii.length(); i++) {
            written.append((char) (zero(0) + ascii.charAt(i) - '0'));
        }
        return written.toString();
    }

    /** Whether English reads it with a vowel first: eight, eighteen, eleven, eighty. */
    boolean startsWithVowel() {
        String whole = text.split("[.]")[0];
        String group = whole.split(",")[0];
        return group.startsWith("8") || group.equals("11") || group.equals("18");
    }

    private boolean wellOff(double from) {
        boolean ratio = Math.max(value, from) >= LEAST_RATIO * Math.min(value, from);
        return ratio && (text.length() > 1 || Math.abs(value - from) >= 2);
    }

    private int lastNonZero() {
        int last = text.length() - 1;
        while (last > 0 && (!Character.isDigit(text.charAt(last)) || digit(last) == 0)) {
            last--;
        }
        return last;
    }

    private int digit(int index) {
        return Character.digit(text.charAt(index), 10);
    }

    private int zero(int index) {
        return text.charAt(index) - digit(index);
    }
}
