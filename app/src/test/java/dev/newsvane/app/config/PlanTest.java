package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a file may bring to its state, when it or another was moved.
class PlanTest {
    private static final Plan.Kind<Thing> THING =
            new Plan.Kind<>("thing", Thing::name, Thing::origin, Thing::name, (old, wanted) -> wanted);

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
                .extracting(Change::toString)
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
                .extracting(Change::toString)
                .containsExactly("taken thing a from " + old, "removed thing b");
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
        assertThat(plan.changes()).extracting(Change::toString).containsExactly("removed thing b");
    }

    @Test
    void whoIsNoFileIsNeverGone() throws IOException {
        var plan = plan(owner(file("here.yaml"), true), List.of("a"), new Thing("a", "demo"), new Thing("b", "demo"));
        assertThat(plan.mistakes()).hasSize(1);
        assertThat(plan.changes()).isEmpty();
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
}
