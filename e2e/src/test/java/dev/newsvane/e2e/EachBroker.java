package dev.newsvane.e2e;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// The brokers of a test that is [OnEachBroker].
final class EachBroker implements ArgumentsProvider, AnnotationConsumer<OnEachBroker> {
    private static final boolean CONTAINERS = wanted();

    private int embedded;
    private int contained;

    @Override
    public void accept(OnEachBroker runs) {
        embedded = runs.embedded();
        contained = CONTAINERS ? runs.contained() : 0;
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.concat(
                        Collections.nCopies(embedded, BrokerKind.EMBEDDED).stream(),
                        Collections.nCopies(contained, BrokerKind.CONTAINED).stream())
                .map(Arguments::of);
    }

    /// Asked for by name, and never by looking for an engine: one without the images would be waited for for minutes.
    private static boolean wanted() {
        var wanted = "1".equals(System.getenv("NEWSVANE_CONTAINERS"));
        if (!wanted) {
            System.out.println("note: without NEWSVANE_CONTAINERS=1 no test ran on a broker in a container");
        }
        return wanted;
    }
}
