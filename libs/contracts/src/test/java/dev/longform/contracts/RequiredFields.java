package dev.longform.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which components of the events' records must be there, found out from the records themselves: a primitive must, and
 * another one must if a valid record cannot be built without it.
 */
final class RequiredFields {
    /** What no golden sample holds. */
    private static final List<Record> FURTHER = List.of(
            new JudgeTemplate(
                    "rate",
                    1,
                    ProtocolName.RATING,
                    "rating",
                    new RatingScale(0, 10),
                    "[[7]]",
                    "system",
                    "user",
                    "repair"),
            new EditingTask(
                    new ModelSpec(
                            "editor",
                            "1",
                            ModelKind.GENERATIVE,
                            "openai-chat",
                            "http://editor:8000",
                            "editor",
                            null,
                            1,
                            Map.of(),
                            Map.of()),
                    Instant.EPOCH,
                    1),
            new EditingReport(1, "editor@1", 3, 1, Map.of(), null),
            new EditingFailure(Reason.TIMEOUT, "no answer in time"),
            new NeedleAuthor("editor@1", "9f86"),
            new NeedlePlace("number", 1000, 990, 0, 10, 0.05, "source", false),
            new NeedleShortfall("number", 0, 2, 1, "too few numbers"),
            new Prices("USD", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE));

    private final Map<Class<?>, Record> valid = new HashMap<>();

    RequiredFields() throws Exception {
        for (Map.Entry<String, Class<? extends Record>> event : Samples.EVENTS.entrySet()) {
            collect(Samples.JSON.treeToValue(Samples.sample(event.getKey()), event.getValue()));
        }
        FURTHER.forEach(this::collect);
    }

    boolean contains(Class<?> type, String component) {
        Record record = valid.get(type);
        if (record == null) {
            throw new AssertionError("no sample holds a " + type.getSimpleName() + ": add one to FURTHER");
        }
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(component)) {
                return components[i].getType().isPrimitive() || isMissed(record, components, i);
            }
        }
        throw new AssertionError(type + " has no component " + component);
    }

    /** Other rules than that it is missing concern several components. */
    private static boolean isMissed(Record record, RecordComponent[] components, int left) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(c -> value(record, c)).toArray();
        values[left] = null;
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.newInstance(values);
            return false;
        } catch (InvocationTargetException e) {
            return (components[left].getName() + " is missing")
                    .equals(e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void collect(Object value) {
        if (value instanceof Record record) {
            valid.putIfAbsent(record.getClass(), record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(value(record, component));
            }
        } else if (value instanceof Collection<?> values) {
            new ArrayList<>(values).forEach(this::collect);
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
