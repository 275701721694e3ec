package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// Appends lines to files, each on the disk when it counts as delivered. One at a time: a line is never within
/// another, whoever else writes there in this way.
final class Ledger {
    private final ReentrantLock lock = new ReentrantLock();

    /// How a line of ours begins.
    private static final byte[] OURS = "{\"type\":\"newsvane.".getBytes(UTF_8);

    /// A line of ours that broke off, as a kill in the middle leaves it, is taken away: its delivery comes again. What
    /// somebody else left without an end is ended.
    Handed append(Path file, String line) {
        lock.lock();
        try (var channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var _ = channel.lock()) { // against other processes
            var last = lastLine(channel);
            var ended = last == channel.size();
            if (!ended && ours(channel, last)) {
                channel.truncate(last);
                ended = true;
            }
            channel.position(channel.size());
            var bytes = ByteBuffer.wrap(((ended ? "" : "\n") + line + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return new Handed(true, "written");
        } catch (OverlappingFileLockException _) {
            return Handed.failed("is being written by another part of this process");
        } catch (IOException e) {
            return Handed.failed("cannot be written: " + e);
        } finally {
            lock.unlock();
        }
    }

    /// Where the last line begins: at the end, where that line is whole.
    private static long lastLine(FileChannel channel) throws IOException {
        var part = ByteBuffer.allocate(8192);
        for (var end = channel.size(); end > 0; end -= part.limit()) {
            part.clear().limit((int) Math.min(end, part.capacity()));
            channel.read(part, end - part.limit());
            for (var i = part.limit() - 1; i >= 0; i--) {
                if (part.get(i) == '\n') {
                    return end - part.limit() + i + 1;
                }
            }
        }
        return 0;
    }

    private static boolean ours(FileChannel channel, long at) throws IOException {
        var begin = ByteBuffer.allocate((int) Math.min(OURS.length, channel.size() - at));
        channel.read(begin, at);
        return Arrays.equals(begin.array(), Arrays.copyOf(OURS, begin.capacity()));
    }
}
