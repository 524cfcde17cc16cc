package dev.longform.dataset.api;

import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** What people should know about a run: why it does not go on, why it ended early, or why nothing was answered. */
final class RunNote {
    private RunNote() {}

    /** The note; null when there is nothing to say. */
    static String of(RunStatus status) {
        List<String> notes = new ArrayList<>();
        if (status.state() == RunState.STALLED) {
            notes.add("the endpoint " + status.run().endpoint()
                    + " does not answer; one item at a time is tried until it does, no attempt is lost");
        }
        if (status.answered() == 0) {
            status.probe().filter(probe -> !probe.fits()).ifPresent(probe -> notes.add(found(probe)));
        }
        if (status.exhausted() > 0) {
            notes.add(status.exhausted() + " items did not fit the run's limit; 'runs retry "
                    + status.run().id()
                    + " --reason BUDGET_EXHAUSTED' with a higher --max-calls, --max-tokens or --max-cost goes on");
        }
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private static String found(ProbeReport probe) {
        String problem = probe.findings().stream()
                .filter(finding -> finding.level() == ProbeReport.Level.PROBLEM)
                .findFirst()
                .map(finding ->
                        finding.advice() == null ? finding.what() : finding.what() + " (" + finding.advice() + ")")
                .orElse("the adapter does not fit the server");
        return "the last probe found: " + problem + "; 'longform models check " + probe.model() + "' shows more";
    }
}
