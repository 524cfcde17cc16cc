package dev.longform.cli.view;

import java.util.List;

/** Shows how runs go. */
public interface FollowView extends AutoCloseable {
    /** The runs as they are now, always in the same order. */
    void show(List<RunProgress> runs);

    /** Something that the user should know, such as a service that does not answer. */
    void note(String text);

    /** Shows the last state and ends. */
    @Override
    void close();
}
