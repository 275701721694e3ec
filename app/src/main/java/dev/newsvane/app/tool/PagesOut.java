package dev.newsvane.app.tool;

import dev.newsvane.app.Version;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Follow;
import dev.newsvane.ingest.archive.WarcOut;
import dev.newsvane.schemas.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The pages of a system on their way into a web archive.
public final class PagesOut {
    private PagesOut() {}

    /// What became of pages.
    ///
    /// @param pages written
    /// @param lines left out: articles that came as lines, which were never answers of the web
    /// @param damaged left out: their bodies cannot be decompressed
    public record Written(int pages, int lines, int damaged) {}

    /// Writes those that are kept.
    ///
    /// @param from no wanted one was recorded before
    /// @param wanted by when they count
    public static Written write(Located system, Instant from, Predicate<Instant> wanted, Path file) {
        var pages = new AtomicInteger();
        var lines = new AtomicInteger();
        var damaged = new AtomicInteger();
        try (var part = PartFile.of(file);
                var warc = new WarcOut(part.out(), "Newsvane " + Version.number(), Instant.now());
                var follow = new Follow(system.cluster(), "export").from(from)) {
            follow.channel(
                    system.channels().pages(),
                    seen -> seen.value()
                            .filter(page -> wanted.test(WarcOut.time(page)))
                            .ifPresent(page -> part.writing(() -> {
                                if (isLine(page)) {
                                    lines.incrementAndGet();
                                } else if (warc.write(page)) {
                                    pages.incrementAndGet();
                                } else {
                                    damaged.incrementAndGet();
                                }
                            })));
            follow.runToEnd();
            part.whole(warc);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return new Written(pages.get(), lines.get(), damaged.get());
    }

    private static boolean isLine(Page page) {
        return page.contentType().filter(Import.CONTENT_TYPE::equals).isPresent();
    }
}
