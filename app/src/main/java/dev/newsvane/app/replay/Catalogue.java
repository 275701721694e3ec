package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Volume;
import dev.newsvane.alerts.match.VolumeWriter;
import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Log;
import dev.newsvane.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kept index of the recorded articles, in volumes of as many offsets of their log each. A cache: what is broken,
/// of another log, or of another way to split words is thrown away, and what the log has let go of goes too. One
/// process at a time writes; others read meanwhile.
public final class Catalogue implements AutoCloseable {
    /// Offsets of a volume: a dozen seconds of work that a kill loses, 40 MB, and few enough folders in a year.
    private static final long SIZE = 1 << 14;

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final Path folder;
    private final long size;
    private final Optional<Lock> lock;

    /// Behind the last article that is kept of this log.
    private long reach;

    private Catalogue(Path folder, long size, Optional<Lock> lock) {
        this.folder = folder;
        this.size = size;
        this.lock = lock;
    }

    /// Opens the catalogue of a system; empty where its folder cannot be used.
    ///
    /// @param past its folder
    /// @param log which log of articles it is of
    public static Optional<Catalogue> open(Path past, String log) {
        return open(past, log, SIZE);
    }

    /// @param size offsets of a volume
    static Optional<Catalogue> open(Path past, String log, long size) {
        var java = Runtime.version().feature(); // it brings the tables of Unicode
        var folder = past.resolve(Volume.FORM + "-" + Version.LATEST + "-java" + java + "-" + size + "-" + log);
        try {
            Files.createDirectories(folder);
            var lock = lock(past);
            lock.ifPresent(_ -> throwAway(past, other -> !other.equals(folder)));
            return Optional.of(new Catalogue(folder, size, lock));
        } catch (IOException e) {
            LOG.warn("the past is read without its index: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Lock> lock(Path folder) throws IOException {
        try (var directory = FSDirectory.open(folder)) {
            return Optional.of(directory.obtainLock("lock"));
        } catch (LockObtainFailedException _) {
            return Optional.empty();
        }
    }

    /// Lets go of what the log no longer holds. One that lost its end, with the power for instance, may hold something
    /// else there by now: up to where an article is the same, all is.
    ///
    /// @param log is left anywhere
    /// @param read what was written of an article
    void agree(Log<byte[]> log, Function<byte[], Article> read) {
        lock.ifPresent(_ -> throwAway(folder, volume -> end(number(volume)) <= log.begin()));
        reach = 0;
        for (var volume : folders(folder).reversed()) {
            var last = open(volume).flatMap(kept -> last(kept, read)).filter(line -> stands(line, log));
            if (last.isPresent()) {
                reach = last.get().offset() + 1;
                return;
            }
            lock.ifPresent(_ -> Folders.remove(volume));
        }
    }

    private static Optional<Volume.Line> last(Volume volume, Function<byte[], Article> read) {
        try (volume) {
            return volume.last(read);
        }
    }

    private static boolean stands(Volume.Line kept, Log<byte[]> log) {
        if (kept.offset() < log.begin() || kept.offset() >= log.end()) {
            return false;
        }
        log.seek(kept.offset());
        return log.peek()
                .filter(record -> record.offset() == kept.offset()
                        && record.at().equals(kept.at())
                        && record.key().equals(kept.article().key()))
                .isPresent();
    }

    /// The offset behind the last one of which a volume tells.
    long until(Volume volume) {
        return Math.min(volume.until(), reach);
    }

    /// What is kept of the stretch of an offset, if anything.
    Optional<Volume> volume(long offset) {
        var place = place(offset);
        return begin(offset) < reach && Files.exists(place) ? open(place) : Optional.empty();
    }

    private static Optional<Volume> open(Path volume) {
        try {
            return Optional.of(Volume.open(volume));
        } catch (IOException e) {
            LOG.info("not used: {} ({})", volume, e.toString());
            return Optional.empty();
        }
    }

    /// For more of the stretch of an offset; empty where another process writes, or nothing can be written.
    ///
    /// @param anew not to go on with what is there
    Optional<VolumeWriter> writer(long offset, boolean anew) {
        var place = place(offset);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        if (anew && Files.exists(place)) {
            Folders.remove(place);
        }
        try {
            return Optional.of(new VolumeWriter(place));
        } catch (IOException e) {
            LOG.warn("the index of the past is not written: {}", e.toString());
            return Optional.empty();
        }
    }

    /// The first offset of the stretch of an offset.
    long begin(long offset) {
        return offset / size * size;
    }

    /// The first offset behind it.
    long end(long offset) {
        return begin(offset) + size;
    }

    private Path place(long offset) {
        return folder.resolve(Long.toString(begin(offset)));
    }

    private static long number(Path volume) {
        return Long.parseLong(volume.getFileName().toString());
    }

    private static void throwAway(Path in, Predicate<Path> what) {
        folders(in).stream().filter(what).forEach(Folders::remove);
    }

    /// In their order; of what is no volume, nothing is known.
    private static List<Path> folders(Path in) {
        try (var files = Files.list(in)) {
            return files.filter(Files::isDirectory)
                    .sorted(Comparator.comparingInt(
                                    (Path path) -> path.toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + in, e);
        }
    }

    @Override
    public void close() {
        lock.ifPresent(held -> {
            try {
                held.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give back " + folder, e);
            }
        });
    }
}
