package dev.newsvane.bench;

import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.NewsroomData;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Shared;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The real pages that lie beside the project, served over loopback HTTPS, a feed per host.
record Recorded(RecordedWeb web, List<URI> feeds) implements AutoCloseable {
    static Recorded serve() {
        var folder = Shared.data()
                .orElseThrow(() -> new IllegalStateException("needs the recorded pages in ../shared/data/newsroom"));
        var data = NewsroomData.at(folder.resolve("newsroom"));
        var web = RecordedWeb.start();
        data.serve(web);
        return new Recorded(web, data.feedUrls());
    }

    List<Source> sources(String origin) {
        return feeds.stream().map(feed -> source(feed, origin)).toList();
    }

    private static Source source(URI feed, String origin) {
        return new Source(
                feed.getHost(),
                feed.toString(),
                SourceKind.FEED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(Duration.ofHours(1)),
                Baseline.ALERT,
                false,
                origin,
                Optional.empty());
    }

    @Override
    public void close() {
        web.close();
    }
}
