package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.config.Config;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Watches for the checks: those of the shipped configuration, and some of our own.
final class Watches {
    private Watches() {}

    /// The shipped configuration, at the top of the checkout.
    static Path file() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("newsvane.yaml")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder.resolve("newsvane.yaml");
    }

    static List<Watch> shipped() {
        return Config.read(file(), Map.of()).watches();
    }

    static Watch of(String name, String query) {
        return Watch.of(name, query, "test");
    }

    /// Each of these articles is in a story that the watch spoke of, and it spoke of no others.
    ///
    /// @param urls of the articles whose text matches
    static void assertSpokeOfExactly(RunningSystem system, List<Alert> alerts, String watch, List<String> urls) {
        var stories = system.all(system.channels().articles()).stream()
                .filter(article -> urls.contains(article.url()))
                .flatMap(article -> article.placement().stream())
                .map(Placement::story)
                .collect(Collectors.toSet());
        var spoken = alerts.stream()
                .filter(alert -> alert.watch().equals(watch))
                .map(Alert::story)
                .collect(Collectors.toSet());
        assertThat(spoken).isEqualTo(stories);
    }
}
