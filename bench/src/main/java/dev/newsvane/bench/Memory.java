package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process holds.
final class Memory {
    private static final double MEGABYTE = 1024 * 1024;

    private Memory() {}

    /// Resident now, in megabytes, as Linux counts it.
    static long resident(long pid) {
        return status(pid, "VmRSS:");
    }

    /// The most that was ever resident, in megabytes.
    static long residentAtMost(long pid) {
        return status(pid, "VmHWM:");
    }

    /// What is alive on this process's heap, in megabytes.
    static double live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static long status(long pid, String line) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"), UTF_8)) {
            return lines.filter(each -> each.startsWith(line))
                            .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
