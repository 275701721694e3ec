package dev.newsvane.bench.matching;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.percolator.PercolatorModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/// A node of OpenSearch for one core, with what percolation needs and without an installation.
final class InProcess extends Node {
    /// @param folder where it keeps its files
    InProcess(Path folder) {
        super(
                InternalSettingsPreparer.prepareEnvironment(settings(folder), Map.of(), null, () -> "bench"),
                Stream.of(Netty4ModulePlugin.class, PercolatorModulePlugin.class, OurWords.class)
                        .map(InProcess::info)
                        .toList(),
                false);
    }

    private static Settings settings(Path folder) {
        return Settings.builder()
                .put("cluster.name", "bench")
                .put("path.home", folder)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("transport.type", "netty4")
                .put("transport.port", 0)
                .put("http.type", "netty4")
                .put("http.port", 0)
                .put("node.processors", 1)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static PluginInfo info(Class<? extends Plugin> plugin) {
        var name = plugin.getName();
        return new PluginInfo(name, "", "", Version.CURRENT, "25", name, "", List.of(), false);
    }
}
