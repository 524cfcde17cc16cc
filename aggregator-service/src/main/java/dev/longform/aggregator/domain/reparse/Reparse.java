package dev.longform.aggregator.domain.reparse;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.VerdictFilter;
import dev.longform.aggregator.persistence.ProgressRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.aggregator.persistence.TextRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EventType;
import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ReparseAnswer;
import dev.longform.contracts.ReparseAnswer.Reparsed;
import dev.longform.contracts.ReparseRequest;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the stored texts of a run's newest revision again, without calling any model, and says what changes. Written, it
 * is a new revision: verdicts on the same topic as all others, which cost nothing. The coordinator makes the revision
 * the run's when it has a verdict for every item; one that was not finished is never shown.
 */
@ApplicationScoped
public class Reparse {
    /** A verdict with many long texts takes megabytes. */
    private static final int AT_ONCE = 10;

    private final Jdbi jdbi;
    private final RunRepository runs;
    private final ProgressRepository progress;
    private final VerdictRepository verdicts;
    private final TextRepository texts;
    private final TextReader reader;
    private final EventWriter events;

    public Reparse(
            Jdbi jdbi,
            RunRepository runs,
            ProgressRepository progress,
            VerdictRepository verdicts,
            TextRepository texts,
            TextReader reader,
            EventWriter events) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.progress = progress;
        this.verdicts = verdicts;
        this.texts = texts;
        this.reader = reader;
        this.events = events;
    }

    /**
     * @param runId the run
     * @param template what its texts are to be read by; empty for the template that it was asked with
     * @param write whether the result becomes a new revision
     * @return what was read; empty when nothing is known of the run
     * @throws ReparseRefused when it has no texts, or not any more, or is not finished and was to be written
     * @throws dev.longform.platform.ServiceCallException when judge-service cannot be asked, or refuses the template
     */
    public Optional<ReparseReport> of(String runId, Optional<JudgeTemplate> template, boolean write) {
        return jdbi.withHandle(handle -> runs.find(handle, runId)).map(run -> reparse(run, template, write));
    }

    private ReparseReport reparse(KnownRun run, Optional<JudgeTemplate> template, boolean write) {
        check(run, write);
        Integer revision = write ? reserve(run.key()) : null;
        ReparseTally tally = new ReparseTally();
        String after = null;
        List<Verdict> page = page(run.key(), after);
        while (!page.isEmpty()) {
            ReparseAnswer answer = read(run.event(), template, page);
            tally.template(answer.template());
            for (int i = 0; i < page.size(); i++) {
                tally.add(page.get(i), answer.verdicts().get(i));
            }
            if (write) {
                send(answer.verdicts(), revision);
            }
            after = page.get(page.size() - 1).itemId();
            page = page(run.key(), after);
        }
        return tally.report(run.event().runId(), run.event().revision(), revision);
    }

    private void check(KnownRun run, boolean write) {
        RunEvent event = run.event();
        if (event.protocol().name() == ProtocolName.SCORES) {
            throw new ReparseRefused("run " + event.runId() + " asked a classifier: it has scores and no texts");
        }
        if (write && !event.state().ended()) {
            throw new ReparseRefused(
                    "run " + event.runId() + " is " + event.state() + "; a revision can be written when it has ended");
        }
        long known = jdbi.withHandle(handle -> verdicts.count(handle, run.key()));
        if (write && known != event.dataset().items()) {
            throw new ReparseRefused("run " + event.runId() + " has verdicts for " + known + " of its "
                    + event.dataset().items() + " items; try again when all have arrived");
        }
    }

    private List<Verdict> page(RunKey run, String after) {
        VerdictFilter filter = new VerdictFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.ofNullable(after), AT_ONCE);
        return jdbi.withHandle(handle -> {
            List<Verdict> page = verdicts.find(handle, run, filter, AT_ONCE);
            texts.droppedSince(handle, run).ifPresent(since -> {
                throw new ReparseRefused("the texts of run " + run.runId() + " are not kept any more since " + since
                        + " (longform.retention.texts); its verdicts and numbers stay as they are");
            });
            return page;
        });
    }

    private ReparseAnswer read(RunEvent event, Optional<JudgeTemplate> template, List<Verdict> page) {
        ReparseAnswer answer =
                reader.read(new ReparseRequest(event.protocol(), template.orElse(null), event.seed(), page));
        if (answer.verdicts().size() != page.size()) {
            throw new IllegalStateException(
                    "judge-service answered " + answer.verdicts().size() + " verdicts of " + page.size());
        }
        return answer;
    }

    /** Each writing has a revision of its own, so that two at once, or one that broke off, mix with nothing. */
    private int reserve(RunKey run) {
        return jdbi.inTransaction(handle -> {
            progress.lock(handle, new TreeSet<>(List.of(run)));
            return progress.reserveNext(handle, run.runId());
        });
    }

    private void send(List<Reparsed> reparsed, int revision) {
        CompletableFuture.allOf(reparsed.stream()
                        .map(each -> revised(each.verdict(), revision))
                        .map(verdict -> events.send(
                                Topic.VERDICTS_NAME,
                                verdict.runId() + "/" + verdict.itemId(),
                                EventType.VERDICT,
                                verdict))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Delivered by nobody and paid by nobody: what the texts cost is booked in the revision that asked for them. */
    private static Verdict revised(Verdict v, int revision) {
        return new Verdict(
                v.runId(),
                revision,
                v.itemId(),
                v.attempt(),
                0,
                "reparsed-" + revision,
                v.facts(),
                v.outcome(),
                v.reason(),
                v.detail(),
                v.credit(),
                v.top1(),
                v.scores(),
                v.replies(),
                v.truncation(),
                v.template(),
                Usage.NONE,
                EndpointSignal.NOT_CALLED,
                null,
                v.answeredAt(),
                v.worker());
    }
}
