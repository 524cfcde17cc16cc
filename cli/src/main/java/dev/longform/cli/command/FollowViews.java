package dev.longform.cli.command;

import dev.longform.cli.view.FollowBars;
import dev.longform.cli.view.FollowLines;
import dev.longform.cli.view.FollowView;
import dev.longform.cli.view.Terminal;
import java.io.PrintWriter;

/** Bars on a terminal, lines elsewhere. */
public final class FollowViews {
    private FollowViews() {}

    public static FollowView create(PrintWriter err) {
        return Terminal.watched() ? new FollowBars() : new FollowLines(err, System::nanoTime);
    }
}
