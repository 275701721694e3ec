package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.match.VolumeWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Articles on their way into a volume, which is opened for the first of them. Where it cannot be written, as on a full
/// disk, it stays as it was: the answer does not need it.
final class Entering implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Entering.class);

    private final Supplier<Optional<VolumeWriter>> opened;
    private final long whole;
    private Optional<VolumeWriter> writer = Optional.empty();
    private boolean over;

    /// @param whole the end of the stretch that a volume is of
    Entering(Supplier<Optional<VolumeWriter>> opened, long whole) {
        this.opened = opened;
        this.whole = whole;
    }

    private interface Writing {
        void with(VolumeWriter writer) throws IOException;
    }

    void add(Matcher.Sifted entry) {
        if (writer.isEmpty() && !over) {
            writer = opened.get();
            over = writer.isEmpty();
        }
        write(volume -> volume.add(entry));
    }

    /// Nothing follows.
    ///
    /// @param until so far the log has been read, exclusive
    void end(long until) {
        write(volume -> volume.keep(until, until == whole));
        over = true;
    }

    private void write(Writing writing) {
        if (over || writer.isEmpty()) {
            return;
        }
        try {
            writing.with(writer.get());
        } catch (IOException e) {
            over = true;
            LOG.warn("the index of the past is not written: {}", e.toString());
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (IOException e) {
            LOG.warn("the index of the past was not given back: {}", e.toString());
        }
    }
}
