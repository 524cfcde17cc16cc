package dev.longform.dataset.needles;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.contracts.EventType;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedleAuthor;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.contracts.NeedleSpan;
import dev.longform.contracts.Topic;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Stands in for needle-generator-service on the real broker: the same request has the same answer. */
final class FakeGenerator implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventWriter events;
    private final Thread thread;
    private final List<HaystackRequest> seen = new CopyOnWriteArrayList<>();
    private final Predicate<HaystackRequest> mine;
    private volatile boolean stopped;

    /** Answers nothing, as if it were away. */
    volatile boolean away;

    /** Stops half way through the first answer to a haystack. */
    volatile boolean breaksOff;

    /** Sends every record twice, the closing one also before the pairs. */
    volatile boolean repeats;

    /** The erroneous text has a word more. */
    volatile boolean tellsByLength;

    /** Sources that cannot be cut. */
    volatile Predicate<HaystackRequest> refuses = request -> false;

    /** Why the editor of a request fails. */
    volatile Function<HaystackRequest, Optional<EditingFailure>> editorFails = request -> Optional.empty();

    /** Aspects that find no place in the last bin. */
    volatile Predicate<String> shortAspects = aspect -> false;

    FakeGenerator(KafkaClients clients, EventWriter events, Predicate<HaystackRequest> mine) {
        this.events = events;
        this.mine = mine;
        this.consumer = clients.consumer("fake-generator-" + UUID.randomUUID());
        consumer.subscribe(List.of(Topic.HAYSTACKS_NAME));
        this.thread = new Thread(this::work, "fake-generator");
        thread.start();
    }

    List<HaystackRequest> seen() {
        return seen;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void work() {
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                HaystackRequest request = read(record);
                if (mine.test(request)) {
                    boolean first =
                            seen.stream().noneMatch(other -> other.haystackId().equals(request.haystackId()));
                    seen.add(request);
                    if (!away) {
                        answer(request, breaksOff && first);
                    }
                }
            }
        }
        consumer.close();
    }

    private void answer(HaystackRequest request, boolean onlyHalf) {
        List<NeedleShortfall> shortfalls = new ArrayList<>();
        boolean refused = refuses.test(request);
        Optional<EditingFailure> failure = request.editing() == null ? Optional.empty() : editorFails.apply(request);
        List<NeedlePair> pairs = refused || failure.isPresent() ? List.of() : pairs(request, shortfalls);
        HaystackDone done = new HaystackDone(
                request.planId(),
                request.haystackId(),
                request.sourceId(),
                request.length(),
                refused ? 0 : request.length(),
                refused ? null : "h-" + request.sourceId() + request.length(),
                pairs.size(),
                refused ? "no paragraph ends there" : null,
                shortfalls,
                "o200k_base",
                "fake-1",
                request.editing() == null ? null : editing(request, pairs.size(), failure));
        if (onlyHalf) {
            pairs.subList(0, pairs.size() / 2).forEach(pair -> send(request, EventType.NEEDLE_PAIR, pair));
            return;
        }
        if (repeats) {
            send(request, EventType.HAYSTACK_DONE, done);
            pairs.forEach(pair -> send(request, EventType.NEEDLE_PAIR, pair));
        }
        pairs.forEach(pair -> send(request, EventType.NEEDLE_PAIR, pair));
        send(request, EventType.HAYSTACK_DONE, done);
    }

    /** As if one more proposal had been rejected. */
    private static EditingReport editing(HaystackRequest request, int pairs, Optional<EditingFailure> failure) {
        return new EditingReport(
                request.editing().publication(),
                editor(request),
                3 * pairs + 1,
                pairs,
                Map.of("both sides say the same", 1),
                failure.orElse(null));
    }

    private static String editor(HaystackRequest request) {
        return request.editing().editor().name() + "@"
                + request.editing().editor().revision();
    }

    private List<NeedlePair> pairs(HaystackRequest request, List<NeedleShortfall> shortfalls) {
        List<NeedlePair> pairs = new ArrayList<>();
        for (String aspect : request.aspects()) {
            for (int bin = 0; bin < request.bins(); bin++) {
                if (bin == request.bins() - 1 && shortAspects.test(aspect)) {
                    shortfalls.add(
                            new NeedleShortfall(aspect, bin, request.pairsPerBin(), 0, "the bin offers no place"));
                    continue;
                }
                for (int i = 0; i < request.pairsPerBin(); i++) {
                    pairs.add(pair(request, pairs.size(), aspect, bin, i));
                }
            }
        }
        return pairs;
    }

    private NeedlePair pair(HaystackRequest request, int number, String aspect, int bin, int place) {
        String text = String.join(" ", request.sourceId(), "" + request.length(), aspect, "" + bin, "" + place);
        int before = 100 * bin / request.bins() + 1;
        NeedleSpan span = new NeedleSpan(0, 1, before, before + 1, 100);
        return new NeedlePair(
                request.planId(),
                request.haystackId(),
                request.sourceId(),
                "h-" + request.sourceId() + request.length(),
                number,
                request.haystackId() + "/" + aspect + "/" + bin + "/" + place,
                request.subset(),
                request.prompt(),
                aspect,
                request.length(),
                bin,
                request.bins(),
                before / 100.0,
                "right " + text,
                (tellsByLength ? "very " : "") + "wrong " + text,
                span,
                span,
                request.tokenizer(),
                request.seed(),
                "fake-1",
                request.editing() == null ? null : new NeedleAuthor(editor(request), "5ee" + number));
    }

    private void send(HaystackRequest request, String type, Object event) {
        events.send(Topic.NEEDLES_NAME, request.haystackId(), type, event).join();
    }

    private static HaystackRequest read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventJson.MAPPER.readValue(record.value(), HaystackRequest.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
