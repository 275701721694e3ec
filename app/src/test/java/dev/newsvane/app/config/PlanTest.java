package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.ChangeKind;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a file may bring to its state, when it or another was moved.
class PlanTest {
    private static final Plan.Kind<Thing> THING = new Plan.Kind<>(
            "thing", Thing::name, Thing::origin, Thing::name, (old, wanted) -> wanted, PlanTest::change);

    @TempDir
    private Path folder = Path.of(".");

    private record Thing(String name, String origin) {}

    @Test
    void ofAFileThatIsGoneTheNamesAreTakenOverAndTheRestIsTold() throws IOException {
        var here = file("here.yaml");
        var gone = Owner.origin(folder.resolve("gone.yaml"));
        var plan = plan(owner(here, true), List.of("a"), new Thing("a", gone), new Thing("b", gone));
        assertThat(plan.mistakes()).isEmpty();
        assertThat(plan.write()).containsOnlyKeys("a");
        assertThat(plan.erase()).isEmpty();
        assertThat(plan.changes())
                .extracting(Applied::toString)
                .containsExactly(
                        "taken thing a from " + gone,
                        "left thing b of " + gone + ", which is not there any more; 'newsvane apply --moved-from "
                                + folder.resolve("gone.yaml") + "' removes it");
    }

    @Test
    void whatWasMovedFromThereIsOwned() throws IOException {
        var here = file("here.yaml");
        var there = file("there.yaml");
        var owner = new Owner(Owner.origin(here), Optional.of(there), false);
        var old = Owner.origin(there);
        var plan = plan(owner, List.of("a"), new Thing("a", old), new Thing("b", old));
        assertThat(plan.write()).containsOnlyKeys("a");
        assertThat(plan.erase()).containsExactly("b");
        assertThat(plan.changes())
                .extracting(Applied::toString)
                .containsExactly("taken thing a from " + old, "removed thing b");
        assertThat(plan.recorded())
                .extracting(Change::name, Change::what, Change::fields)
                .containsExactly(
                        tuple("a", ChangeKind.CHANGED, List.of("origin")), tuple("b", ChangeKind.REMOVED, List.of()));
    }

    @Test
    void aFileThatIsThereKeepsItsNames() throws IOException {
        var there = Owner.origin(file("there.yaml"));
        var plan = plan(owner(file("here.yaml"), true), List.of("a"), new Thing("a", there), new Thing("b", there));
        assertThat(plan.mistakes()).singleElement().asString().startsWith("the thing a belongs to " + there);
        assertThat(plan.changes()).isEmpty();
    }

    /// The other machine may have it.
    @Test
    void onAClusterAFileThatIsNotHereMayBeElsewhere() throws IOException {
        var elsewhere = Owner.origin(folder.resolve("elsewhere.yaml"));
        var plan = plan(owner(file("here.yaml"), false), List.of("a"), new Thing("a", elsewhere));
        assertThat(plan.mistakes()).hasSize(1);
        assertThat(plan.write()).isEmpty();
    }

    @Test
    void theSameFileByAnotherPathIsTheSame() throws IOException {
        var here = file("here.yaml");
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), here);
        var plan = plan(owner(link, true), List.of(), new Thing("b", Owner.origin(here)));
        assertThat(plan.changes()).extracting(Applied::toString).containsExactly("removed thing b");
    }

    @Test
    void whoIsNoFileIsNeverGone() throws IOException {
        var plan = plan(owner(file("here.yaml"), true), List.of("a"), new Thing("a", "demo"), new Thing("b", "demo"));
        assertThat(plan.mistakes()).hasSize(1);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.recorded()).isEmpty();
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    private static Owner owner(Path file, boolean local) {
        return new Owner(Owner.origin(file), Optional.empty(), local);
    }

    private static Plan<Thing> plan(Owner owner, List<String> wanted, Thing... there) {
        var things =
                wanted.stream().map(name -> new Thing(name, owner.origin())).toList();
        return Plan.of(THING, owner, things, List.of(there));
    }

    private static Change change(Optional<Thing> before, Optional<Thing> after) {
        return Change.source(
                before.map(PlanTest::source), after.map(PlanTest::source), new Author("ada", "test"), Instant.EPOCH);
    }

    private static Source source(Thing thing) {
        return Source.of(thing.name, "https://thing.example/", SourceKind.FEED, thing.origin);
    }
}
