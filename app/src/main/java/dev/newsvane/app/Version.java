package dev.newsvane.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// What `--version` says.
public final class Version implements IVersionProvider {
    /// The number of this version, as in the build.
    public static String number() {
        try (var in = Optional.ofNullable(Version.class.getResourceAsStream("/version.properties"))
                .orElseThrow(() -> new IllegalStateException("the program lacks its file version.properties"))) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"newsvane " + number() + " (Java " + Runtime.version() + ")"};
    }
}
