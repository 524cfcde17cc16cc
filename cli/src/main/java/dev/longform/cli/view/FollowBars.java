package dev.longform.cli.view;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** On a terminal: a bar for each run. */
public final class FollowBars implements FollowView {
    private static final int UPDATE_MS = 250;

    private final List<ProgressBar> bars = new ArrayList<>();

    @Override
    public void show(List<RunProgress> runs) {
        for (int i = bars.size(); i < runs.size(); i++) {
            bars.add(bar(runs.get(i)));
        }
        for (int i = 0; i < runs.size(); i++) {
            RunProgress run = runs.get(i);
            bars.get(i).stepTo(run.done()).setExtraMessage(run.numbers());
        }
    }

    @Override
    public void note(String text) {
        bars.forEach(bar -> bar.setExtraMessage(text));
    }

    @Override
    public void close() {
        bars.forEach(ProgressBar::close);
    }

    private static ProgressBar bar(RunProgress run) {
        return new ProgressBarBuilder()
                .setTaskName(run.model())
                .setInitialMax(run.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .hideEta()
                .build();
    }
}
