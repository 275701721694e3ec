package dev.newsvane.bench.like;

import java.util.List;

/// A way to tell how like an example articles are.
interface Way {
    String name();

    /// Of each example, how like it each article is.
    List<double[]> likeness(List<String> examples, List<Labelled> articles);

    /// Processor time that an article costs by itself, in milliseconds; 0 where it is not worth telling.
    default double milliseconds() {
        return 0;
    }
}
