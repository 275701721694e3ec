package dev.newsvane.bench.matching;

import java.util.List;
import org.opensearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.opensearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/// Makes our words known to OpenSearch by the name `newsvane`. Public, for a node makes its plugins itself.
public final class OurWords extends Plugin implements AnalysisPlugin {
    static final String ANALYZER = "newsvane";

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return List.of(new PreBuiltAnalyzerProviderFactory(ANALYZER, CachingStrategy.ONE, Analysis::new));
    }
}
