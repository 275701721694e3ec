package dev.newsvane.app.data;

import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.HealthJson;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The folder in which one system keeps everything: the broker's data, the stages' state, logs, who it is, and where it
/// can be reached while it runs. One process holds it at a time.
///
/// The lock is the operating system's, on `lock`: it goes with the process, however that ends. Whoever holds it is
/// written beside it in `owner`, for on POSIX systems a process loses its lock when it opens and closes that file
/// again.
public final class DataFolder implements AutoCloseable {
    /// Which layout of the folder this program reads and writes.
    static final int VERSION = 1;

    /// How old the report of the stages' health becomes where nothing changes.
    static final Duration REPORTED_EVERY = Duration.ofSeconds(10);

    private static final String LOCK = "lock";
    private static final String OWNER = "owner";
    private static final String ADDRESS = "address";
    private static final String HEALTH = "health";

    private final Path folder;
    private final FileChannel lock;
    private final String instance;
    private Map<String, Health> reported = Map.of();
    private Instant reportedAt = Instant.EPOCH;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        this.instance = kept("instance", UUID.randomUUID().toString());
    }

    /// Takes the folder for this process; makes it where there is none.
    ///
    /// @throws UserMistake where another process holds it, a newer program wrote it, or it is something else
    public static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            if (Files.isRegularFile(path)) {
                throw new UserMistake("cannot use the data folder " + path + ": it is a file; right would be a folder");
            }
            Files.createDirectories(path);
            refuseForeign(path);
            var held = lock(path);
            try {
                refuseNewer(path);
                write(path.resolve(OWNER), Owner.self().text());
                Files.deleteIfExists(path.resolve(ADDRESS));
                Files.deleteIfExists(path.resolve(HEALTH));
                return new DataFolder(path, held);
            } catch (IOException | RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UserMistake("cannot use the data folder " + path + ": " + why(e));
        }
    }

    /// The system that runs in this folder now, by the address it left there. An address of a process that is gone does
    /// not count.
    public static Optional<Cluster> running(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        return isHeld(path) ? read(path.resolve(ADDRESS)).map(Cluster::at) : Optional.empty();
    }

    /// Whether there is a data folder of ours at this path.
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve("version"));
    }

    public Path path() {
        return folder;
    }

    public Path broker() {
        return folder.resolve("broker");
    }

    public Path state() {
        return folder.resolve("state");
    }

    /// Where the index of the recorded past is: a cache, which may be removed while nobody asks the past.
    public static Path past(Path folder) {
        return folder.resolve("past");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /// This instance's lasting name: kept over restarts, so that a restart takes its own work back.
    public String instance() {
        return instance;
    }

    /// Lets commands find the system that now runs here.
    public void announce(Cluster cluster) {
        write(folder.resolve(ADDRESS), cluster.bootstrap());
    }

    /// Lets `status` say how the stages are. Written when something has changed, and else so often that a file much
    /// older than [#REPORTED_EVERY] tells of a process that is stuck.
    public void report(Map<String, Health> health, Instant now) {
        if (!health.equals(reported) || !now.isBefore(reportedAt.plus(REPORTED_EVERY))) {
            reported = Map.copyOf(health);
            reportedAt = now;
            write(folder.resolve(HEALTH), Json.text(HealthJson.of(health)));
        }
    }

    /// What the system that runs here last reported of its stages.
    public static Map<String, Health> health(Path folder) {
        return read(folder.resolve(HEALTH)).map(HealthJson::parse).orElse(Map.of());
    }

    /// Gives the folder back. The system is to be down by then.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(ADDRESS));
            Files.deleteIfExists(folder.resolve(HEALTH));
            Files.deleteIfExists(folder.resolve(OWNER));
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back the data folder " + folder, e);
        }
    }

    /// A file system often names no more than the path, or the path and then a reason.
    private static String why(IOException e) {
        return e instanceof FileSystemException failed
                ? failed.getFile() + ": "
                        + Optional.ofNullable(failed.getReason())
                                .orElse(
                                        e instanceof AccessDeniedException
                                                ? "that is not permitted"
                                                : "it cannot be made or written there")
                : String.valueOf(e.getMessage());
    }

    private static FileChannel lock(Path folder) throws IOException {
        if (owner(folder).filter(Owner::isSelf).isPresent()) {
            throw inUse(folder);
        }
        var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(folder);
        }
        return channel;
    }

    private static boolean isHeld(Path folder) {
        if (owner(folder).filter(Owner::isSelf).isPresent()) {
            return true;
        }
        if (!Files.exists(folder.resolve(LOCK))) {
            return false;
        }
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            var free = channel.tryLock();
            return free == null;
        } catch (IOException e) {
            throw new UserMistake("cannot look into the data folder " + folder + ": " + e.getMessage());
        }
    }

    private static UserMistake inUse(Path folder) {
        var who = owner(folder).map(owner -> "process " + owner.pid()).orElse("another process");
        return new UserMistake("The data folder " + folder + " is in use by " + who
                + ". If that is Newsvane and still starting, wait until it says Ready; else stop it first, or name"
                + " another folder with --data.");
    }

    private static void refuseForeign(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            if (!exists(folder) && files.anyMatch(file -> !file.endsWith(LOCK))) {
                throw new UserMistake(folder + " is not empty and no data folder of Newsvane."
                        + " Name an empty or a new folder with --data.");
            }
        }
    }

    private static void refuseNewer(Path folder) {
        var found = read(folder.resolve("version"));
        if (found.isEmpty()) {
            write(folder.resolve("version"), Integer.toString(VERSION));
        } else if (!found.get().equals(Integer.toString(VERSION))) {
            throw new UserMistake(
                    "The data folder " + folder + " has version " + found.get() + ", and this program knows " + VERSION
                            + ". Use the newer Newsvane that wrote it, or name another folder with --data.");
        }
    }

    private String kept(String name, String fresh) {
        var file = folder.resolve(name);
        return read(file).orElseGet(() -> {
            write(file, fresh);
            return fresh;
        });
    }

    private static Optional<Owner> owner(Path folder) {
        return read(folder.resolve(OWNER)).flatMap(Owner::of);
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UserMistake("cannot read " + file + ": " + e.getMessage());
        }
    }

    /// As a whole or not at all, whatever happens to this process.
    private static void write(Path file, String text) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// A process, told apart from a later one that got the same number.
    private record Owner(long pid, String started) {
        static Owner self() {
            var process = ProcessHandle.current();
            return new Owner(
                    process.pid(),
                    process.info().startInstant().map(Object::toString).orElse("-"));
        }

        static Optional<Owner> of(String text) {
            var words = text.split(" ", -1);
            return words.length == 2 && words[0].chars().allMatch(Character::isDigit)
                    ? Optional.of(new Owner(Long.parseLong(words[0]), words[1]))
                    : Optional.empty();
        }

        boolean isSelf() {
            return equals(self());
        }

        String text() {
            return pid + " " + started;
        }
    }
}
