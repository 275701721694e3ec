package dev.newsvane.ingest.poll;

import dev.newsvane.schemas.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A poll's memory while the next one is made of it: what is not set stays as it was.
public final class Draft {
    private String source;
    private String url;
    private String configured;
    private Optional<String> etag;
    private Optional<String> lastModified;
    private Optional<String> bodyHash;
    private Instant due;
    private Optional<Instant> first;
    private Optional<Instant> succeeded;
    private Optional<Instant> changed;
    private double failures;
    private Optional<String> trouble;
    private Duration rhythm;
    private Optional<Double> overlap;
    private long items;
    private List<String> known;
    private Optional<Instant> tried;
    private int window;
    private double perDay;
    private int baseline;
    private long gaps;
    private Optional<Instant> gap;
    private Optional<Instant> whole;
    private Optional<Instant> distrusted;
    private Optional<String> hub;
    private Optional<String> topic;
    private List<String> parts;
    private List<String> skips;
    private Optional<Duration> ttl;
    private List<String> notes;

    private Draft(Poll before) {
        this.source = before.source();
        this.url = before.url();
        this.configured = before.configured();
        this.etag = before.etag();
        this.lastModified = before.lastModified();
        this.bodyHash = before.bodyHash();
        this.due = before.due();
        this.first = before.first();
        this.succeeded = before.succeeded();
        this.changed = before.changed();
        this.failures = before.failures();
        this.trouble = before.trouble();
        this.rhythm = before.rhythm();
        this.overlap = before.overlap();
        this.items = before.items();
        this.known = before.known();
        this.tried = before.tried();
        this.window = before.window();
        this.perDay = before.perDay();
        this.baseline = before.baseline();
        this.gaps = before.gaps();
        this.gap = before.gap();
        this.whole = before.whole();
        this.distrusted = before.distrusted();
        this.hub = before.hub();
        this.topic = before.topic();
        this.parts = before.parts();
        this.skips = before.skips();
        this.ttl = before.ttl();
        this.notes = before.notes();
    }

    public static Draft of(Poll before) {
        return new Draft(before);
    }

    public Poll poll() {
        return new Poll(
                source,
                url,
                configured,
                etag,
                lastModified,
                bodyHash,
                due,
                first,
                succeeded,
                changed,
                failures,
                trouble,
                rhythm,
                overlap,
                items,
                known,
                tried,
                window,
                perDay,
                baseline,
                gaps,
                gap,
                whole,
                distrusted,
                hub,
                topic,
                parts,
                skips,
                ttl,
                notes);
    }

    public Draft url(String url) {
        this.url = url;
        return this;
    }

    public Draft configured(String configured) {
        this.configured = configured;
        return this;
    }

    public Draft etag(Optional<String> etag) {
        this.etag = etag;
        return this;
    }

    public Draft lastModified(Optional<String> lastModified) {
        this.lastModified = lastModified;
        return this;
    }

    public Draft bodyHash(Optional<String> bodyHash) {
        this.bodyHash = bodyHash;
        return this;
    }

    public Draft due(Instant due) {
        this.due = due;
        return this;
    }

    public Draft first(Optional<Instant> first) {
        this.first = first;
        return this;
    }

    public Draft succeeded(Optional<Instant> succeeded) {
        this.succeeded = succeeded;
        return this;
    }

    public Draft changed(Optional<Instant> changed) {
        this.changed = changed;
        return this;
    }

    public Draft failures(double failures) {
        this.failures = failures;
        return this;
    }

    public Draft trouble(Optional<String> trouble) {
        this.trouble = trouble;
        return this;
    }

    public Draft rhythm(Duration rhythm) {
        this.rhythm = rhythm;
        return this;
    }

    public Draft overlap(Optional<Double> overlap) {
        this.overlap = overlap;
        return this;
    }

    public Draft items(long items) {
        this.items = items;
        return this;
    }

    public Draft known(List<String> known) {
        this.known = known;
        return this;
    }

    public Draft tried(Optional<Instant> tried) {
        this.tried = tried;
        return this;
    }

    public Draft window(int window) {
        this.window = window;
        return this;
    }

    public Draft perDay(double perDay) {
        this.perDay = perDay;
        return this;
    }

    public Draft baseline(int baseline) {
        this.baseline = baseline;
        return this;
    }

    public Draft gaps(long gaps) {
        this.gaps = gaps;
        return this;
    }

    public Draft gap(Optional<Instant> gap) {
        this.gap = gap;
        return this;
    }

    public Draft whole(Optional<Instant> whole) {
        this.whole = whole;
        return this;
    }

    public Draft distrusted(Optional<Instant> distrusted) {
        this.distrusted = distrusted;
        return this;
    }

    public Draft hub(Optional<String> hub) {
        this.hub = hub;
        return this;
    }

    public Draft topic(Optional<String> topic) {
        this.topic = topic;
        return this;
    }

    public Draft parts(List<String> parts) {
        this.parts = parts;
        return this;
    }

    public Draft skips(List<String> skips) {
        this.skips = skips;
        return this;
    }

    public Draft ttl(Optional<Duration> ttl) {
        this.ttl = ttl;
        return this;
    }

    public Draft notes(List<String> notes) {
        this.notes = notes;
        return this;
    }
}
