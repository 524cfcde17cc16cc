package dev.longform.dataset.api;

import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people should know about a run: why it does not go on, why it ended early, or why nothing was answered. */
final class RunNote {
    private RunNote() {}

    /** The note; null when there is nothing to say. */
    static String of(RunStatus status) {
        List<String> notes = new ArrayList<>();
        Optional<ProbeReport> misfit = status.probe().filter(probe -> !probe.fits());
        boolean stalled = status.state() == RunState.STALLED;
        if (stalled && misfit.isPresent() && misfit.get().obstacle() != null) {
            notes.add(waits(misfit.get()));
        } else {
            if (stalled) {
                notes.add("the endpoint " + status.run().endpoint()
                        + " does not answer; one item at a time is tried until it does, no attempt is lost");
            }
            if (status.answered() == 0 && status.run().revision() == 1) {
                misfit.ifPresent(probe -> notes.add(found(probe)));
            }
        }
        if (status.exhausted() > 0) {
            notes.add(status.exhausted() + " items did not fit the run's limit; 'runs retry "
                    + status.run().id()
                    + " --reason BUDGET_EXHAUSTED' with a higher --max-calls, --max-tokens or --max-cost goes on");
        }
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private static String waits(ProbeReport probe) {
        return "no item is sent, since each would end as " + probe.obstacle() + ": " + problem(probe)
                + "; the model is probed again from time to time, and now by 'longform models check " + probe.model()
                + "', and the run goes on when a probe finds that it can answer";
    }

    private static String found(ProbeReport probe) {
        return "the last probe found: " + problem(probe) + "; 'longform models check " + probe.model() + "' shows more";
    }

    private static String problem(ProbeReport probe) {
        return probe.findings().stream()
                .filter(finding -> finding.level() == ProbeReport.Level.PROBLEM)
                .findFirst()
                .map(finding ->
                        finding.advice() == null ? finding.what() : finding.what() + " (" + finding.advice() + ")")
                .orElse("the adapter does not fit the server");
    }
}
