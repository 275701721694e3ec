package dev.newsvane.ingest.loop;

import java.util.HashMap;
import java.util.Map;

/// How many requests are under way at each site: a quarter of the slots at most, and one at least. Names below a domain
/// cost nothing, so hosts cannot be what is counted.
public final class Share {
    private static final int PART = 4;

    private final int most;
    private final Map<String, Integer> underWay = new HashMap<>();

    public Share(int slots) {
        this.most = Math.max(1, slots / PART);
    }

    /// Whether the site may be asked more.
    public boolean room(String site) {
        return underWay.getOrDefault(site, 0) < most;
    }

    public void begin(String site) {
        underWay.merge(site, 1, Integer::sum);
    }

    public void end(String site) {
        underWay.merge(site, -1, Integer::sum);
        underWay.remove(site, 0);
    }
}
