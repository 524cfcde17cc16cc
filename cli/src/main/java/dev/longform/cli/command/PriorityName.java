package dev.longform.cli.command;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of the priorities, which are no Java names. */
public final class PriorityName implements ITypeConverter<String> {
    private static final List<String> NAMES = List.of("new-deployment", "backfill");

    @Override
    public String convert(String value) {
        if (!NAMES.contains(value)) {
            throw new TypeConversionException("expected new-deployment or backfill but was '" + value + "'");
        }
        return value;
    }
}
