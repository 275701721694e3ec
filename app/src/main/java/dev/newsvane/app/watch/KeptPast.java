package dev.newsvane.app.watch;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.replay.Catalogue;
import dev.newsvane.app.replay.Courtesy;
import dev.newsvane.app.replay.Past;
import dev.newsvane.base.Topics;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// The past of a system for who asks it: behind the live flow, and by the index in its data folder, where it has one.
public final class KeptPast implements AutoCloseable {
    private final Courtesy courtesy;
    private final Optional<Catalogue> index;
    private final Past past;
    private final Consumer<String> err;

    /// Opens it.
    ///
    /// @param settings how watches speak
    /// @param name of who asks
    /// @param indexed by the index; else every article is read
    /// @param err told, when it is closed, of queries that threw and were passed over as they are live
    public KeptPast(Located system, AlertSettings settings, String name, boolean indexed, Consumer<String> err) {
        this.err = err;
        var articles = system.channels().articles();
        this.index = system.folder()
                .filter(_ -> indexed)
                .flatMap(folder -> Catalogue.open(DataFolder.past(folder), new Topics(system.cluster()).id(articles)));
        this.courtesy = new Courtesy(system.cluster(), system.channels(), Optional.empty());
        var read = new Past(
                system.cluster(), system.channels(), settings.replaying(name), InstantSource.system(), courtesy);
        this.past = index.map(read::by).orElse(read);
    }

    public Past past() {
        return past;
    }

    @Override
    public void close() {
        past.passedOver().ifPresent(err);
        courtesy.close();
        index.ifPresent(Catalogue::close);
    }
}
