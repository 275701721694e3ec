package dev.newsvane.bench.like;

import com.sun.management.OperatingSystemMXBean;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// By the cosine of embeddings, of the example and of title and lead.
final class Embedded implements Way {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, float[]> known = new HashMap<>();
    private final String name;
    private final EmbeddingModel model;
    private long nanoseconds;

    private Embedded(String name, EmbeddingModel model) {
        this.name = name;
        this.model = model;
    }

    /// Measures all ways.
    ///
    /// @param arguments the folder of the shared data
    public static void main(String... arguments) throws IOException {
        var ways = new ArrayList<Way>(Lexical.all());
        ways.add(new Embedded("bge-small-en-v1.5, quantized", new BgeSmallEnV15QuantizedEmbeddingModel()));
        ways.add(new Embedded("all-MiniLM-L6-v2, quantized", new AllMiniLmL6V2QuantizedEmbeddingModel()));
        Like.measure(Path.of(arguments[0]), ways);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<double[]> likeness(List<String> examples, List<Labelled> articles) {
        return examples.stream()
                .map(this::vector)
                .map(asked -> articles.stream()
                        .mapToDouble(article -> product(asked, vector(article.top())))
                        .toArray())
                .toList();
    }

    @Override
    public double milliseconds() {
        return nanoseconds / 1e6 / Math.max(1, known.size());
    }

    private float[] vector(String text) {
        return known.computeIfAbsent(text, _ -> {
            var begun = system.getProcessCpuTime();
            var vector = model.embed(text).content().vector();
            nanoseconds += system.getProcessCpuTime() - begun;
            return vector;
        });
    }

    /// Vectors are of length 1.
    private static double product(float[] one, float[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
