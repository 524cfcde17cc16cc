package dev.longform.cli.stack;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One process of a part.
 *
 * @param part what it runs
 * @param number from 1
 */
record Replica(Part part, int number) {
    /** As many of every service: PostgreSQL takes 200 connections, and two of the services up to 36. */
    static final int MOST = 5;

    /** The one and only process of a part, or the first of several. */
    static Replica first(Part part) {
        return new Replica(part, 1);
    }

    /** So many of every service. */
    static List<Replica> ofServices(int each) {
        return Part.SERVICES.stream().flatMap(part -> of(part, each)).toList();
    }

    private static Stream<Replica> of(Part part, int each) {
        return IntStream.rangeClosed(1, each).mapToObj(number -> new Replica(part, number));
    }

    /** Its name in messages, log files and {@code longform.properties}. */
    String title() {
        return number == 1 ? part.title() : part.title() + "-" + number;
    }
}
