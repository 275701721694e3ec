package dev.newsvane.app.command;

import dev.newsvane.alerts.share.Share;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Shares of the watches on the command line.
public final class Shares implements ITypeConverter<Share> {
    @Override
    public Share convert(String text) {
        return Share.read(text)
                .orElseThrow(() -> new TypeConversionException("read \"" + text
                        + "\"; right would be which of how many, from 1/2 to " + Share.MOST + "/" + Share.MOST));
    }
}
