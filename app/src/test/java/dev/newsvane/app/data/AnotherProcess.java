package dev.newsvane.app.data;

import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Cluster;
import java.nio.file.Path;

/// A process of its own that tries a data folder and says what it found.
final class AnotherProcess {
    private AnotherProcess() {}

    public static void main(String... args) {
        var folder = Path.of(args[1]);
        System.out.println(args[0].equals("open") ? open(folder) : running(folder));
    }

    private static String open(Path folder) {
        try (var _ = DataFolder.open(folder)) {
            return "mine";
        } catch (UserMistake e) {
            return String.join("\n", e.lines());
        }
    }

    private static String running(Path folder) {
        return DataFolder.running(folder).map(Cluster::bootstrap).orElse("nobody");
    }
}
