package dev.newsvane.ingest.frontier;

import dev.newsvane.schemas.Channels;
import org.apache.kafka.streams.Topology;

/// From `items` to `requests` and `pages`.
public final class FrontierTopology {
    private FrontierTopology() {}

    public static Topology build(Channels channels, Frontier settings) {
        var topology = new Topology();
        channels.items();
        assert settings.articleWords() > 0;
        return topology;
    }
}
