package dev.newsvane.app.command;

import dev.newsvane.app.tool.ArticleLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Instants on the command line; dates count as their midnight in UTC.
public final class Instants implements ITypeConverter<Instant> {
    static final String RIGHT = "an instant such as 2025-04-24T10:00:00Z";

    /// The instant that a text says, in years of four digits: those that every part of the program can count with.
    static Optional<Instant> read(String text) {
        return ArticleLine.parseInstant(text).filter(at -> {
            var year = at.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1 && year <= 9999;
        });
    }

    @Override
    public Instant convert(String text) {
        return read(text)
                .orElseThrow(() -> new TypeConversionException("read \"" + text + "\"; right would be " + RIGHT));
    }
}
