package dev.newsvane.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOURCE = "base/src/main/java/Floor.java";

    @TempDir
    Path folder = Path.of("");

    private Machine machine = Machine.nowhere();

    @BeforeEach
    void aMachine() throws IOException {
        machine = Machine.in(folder);
    }

    @Test
    void whereThereIsNoJdkItSaysWhatToInstall() throws Exception {
        var run = machine.start("--version");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("needs a JDK, version 25 or newer, and found none")
                .contains("JAVA_HOME");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whereTheJdkIsTooOldItSaysWhichItFound() throws Exception {
        var run =
                machine.withJdk("old", "1.8.0_402").withJdk("older", "17.0.15").start("--version");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("found only version 17 at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "26-ea", "31.0.1"})
    void aJdkNewEnoughInAUsualPlaceWillDo(String version) throws Exception {
        var run = machine.withJdk("a", "17.0.1").withJdk("b", version).start("--version");
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void javaHomeIsPreferredAndAnUnfitOnePassedOver() throws Exception {
        machine.withJdk("a", "25").withJdk("old", "17");
        Files.move(folder.resolve("jdks/a"), folder.resolve("elsewhere"));
        assertThat(machine.with("JAVA_HOME", folder.resolve("elsewhere").toString())
                        .start("x")
                        .code())
                .isZero();
        Files.move(folder.resolve("elsewhere"), folder.resolve("jdks/a"));
        assertThat(machine.with("JAVA_HOME", folder.resolve("jdks/old").toString())
                        .start("x")
                        .code())
                .isZero();
    }

    @Test
    void aJavaOnThePathIsFollowedToItsHome() throws Exception {
        machine.withJdk("a", "25").with("NEWSVANE_JDK_PLACES", "");
        Files.createSymbolicLink(folder.resolve("bin/java"), folder.resolve("jdks/a/bin/java"));
        assertThat(machine.start("x").code()).isZero();
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        var run = machine.withJdk("a", "25").without("mvn").start("x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("needs Maven 3.8 or newer");
    }

    @Test
    void anOldMavenWillNotDo() throws Exception {
        var run = machine.withJdk("a", "25").tell("maven-version", "3.6.3").start("x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("needs Maven 3.8 or newer");
    }

    @Test
    void onceBuiltMavenIsNoLongerNeeded() throws Exception {
        machine.withJdk("a", "25");
        assertThat(machine.start("one", "two words", "").code()).isZero();
        machine.tell("maven-version", "3.0");
        var again = machine.start("one", "two words", "");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("says first\n").endsWith("word one\nword two words\nword \n");
        assertThat(again.err()).isEmpty();
        assertThat(machine.builds()).hasSize(1);
    }

    @Test
    void nothingButTheProgramSpeaksOnStandardOutput() throws Exception {
        var run = machine.withJdk("a", "25").start("x");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.matches("(flag|path|says|word) .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SOURCE, "pom.xml", "base/pom.xml", "base/src/main/resources/new.txt", ".mvn/maven.config"})
    void changedInputIsBuiltAgain(String file) throws Exception {
        machine.withJdk("a", "25").start("x").code();
        machine.write(file, "second");
        assertThat(machine.start("x").code()).isZero();
        assertThat(machine.builds()).hasSize(2);
    }

    @Test
    void aDeletedFileIsBuiltAgainAndOldContentsAreNot() throws Exception {
        machine.write("base/src/main/java/Gone.java", "gone");
        machine.withJdk("a", "25").start("x").code();
        Files.delete(machine.checkout().resolve("base/src/main/java/Gone.java"));
        machine.start("x").code();
        assertThat(machine.builds()).hasSize(2);
        machine.write(SOURCE, "first");
        Files.setLastModifiedTime(machine.checkout().resolve(SOURCE), FileTime.from(Instant.EPOCH));
        machine.write("base/src/test/java/FloorTest.java", "changed");
        machine.start("x").code();
        assertThat(machine.builds()).as("neither dates nor tests matter").hasSize(2);
    }

    @Test
    void anEditedConfigurationIsNotBuiltButTheDemoSaysSo() throws Exception {
        machine.withJdk("a", "25").start("x").code();
        machine.write("newsvane.yaml", "watches: [new]");
        var up = machine.start("up");
        assertThat(up.code()).isZero();
        assertThat(up.err()).isEmpty();
        var demo = machine.start("demo");
        assertThat(demo.code()).isZero();
        assertThat(demo.err()).contains("newsvane.yaml has changed");
        assertThat(machine.builds()).hasSize(1);
    }

    @Test
    void sourcesThatChangeDuringABuildAreBuiltAgain() throws Exception {
        machine.withJdk("a", "25").tell("hold", "");
        var run = machine.start("x");
        await().atMost(PATIENCE).until(() -> !machine.builds().isEmpty());
        machine.write(SOURCE, "second");
        machine.untell("hold");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("says second\n");
        assertThat(machine.builds()).hasSize(2);
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        machine.withJdk("a", "25").tell("hold", "");
        var first = machine.start("first");
        await().atMost(PATIENCE).until(() -> !machine.builds().isEmpty());
        var second = machine.start("second");
        await().atMost(PATIENCE).until(() -> second.err().contains("waiting for it"));
        machine.untell("hold");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).contains("says first\n", "word second\n");
        assertThat(machine.builds()).hasSize(1);
    }

    @Test
    void theLockOfADeadProcessHoldsUpNobody() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        machine.withJdk("a", "25").write("target/newsvane/lock/owner", dead.pid() + "\n");
        assertThat(machine.start("x").code()).isZero();
        assertThat(machine.checkout().resolve("target/newsvane/lock")).doesNotExist();
    }

    @Test
    void aRunningInstanceKeepsItsJarsUntilItEnds() throws Exception {
        var running = machine.withJdk("a", "25").start("stay");
        await().atMost(PATIENCE).until(() -> machine.told("staying"));
        machine.write(SOURCE, "second");
        assertThat(machine.start("x").code()).isZero();
        assertThat(machine.kept()).hasSize(2);
        machine.untell("staying");
        assertThat(running.code()).isZero();
        machine.write(SOURCE, "third");
        assertThat(machine.start("x").code()).isZero();
        assertThat(machine.kept()).hasSize(1);
    }

    @Test
    void itRunsFromAnywhereThroughALink() throws Exception {
        var links = Files.createDirectories(folder.resolve("some links"));
        Files.createSymbolicLink(links.resolve("there"), Path.of("../a checkout/newsvane"));
        Files.createSymbolicLink(links.resolve("nv"), links.resolve("there"));
        var run = machine.withJdk("a", "25").start(links.resolve("nv"), folder, "x");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("path " + machine.checkout().toRealPath() + "/target/newsvane/");
    }

    @Test
    void aCacheIsUsedOnceTrainedAndDoneWithoutOtherwise() throws Exception {
        machine.withJdk("a", "25").tell("untrainable", "");
        var without = machine.start("x");
        assertThat(without.code()).isZero();
        assertThat(without.out()).doesNotContain("AOTCache");
        machine.untell("untrainable");
        machine.write(SOURCE, "second");
        var with = machine.start("x");
        assertThat(with.out()).contains("flag -XX:AOTCache=", "flag -XX:AOTMode=auto");
        assertThat(machine.with("NEWSVANE_AOT", "off").start("x").out())
                .contains("says second")
                .doesNotContain("AOTCache");
    }

    @Test
    void theUsersFlagsComeLastAndSoWin() throws Exception {
        var run = machine.withJdk("a", "25")
                .with("NEWSVANE_JAVA_OPTS", "-Xmx77m -Xms7m")
                .start("x");
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsSubsequence("flag -Xmx2g\n", "flag -Xmx77m\n", "flag -Xms7m\n");
    }

    @Test
    void aFailedBuildShowsWhyAndRunsNothing() throws Exception {
        machine.withJdk("a", "25")
                .tell("maven-says", "[ERROR] Floor.java:[3,5] no floor\n")
                .tell("maven-code", "1");
        var run = machine.start("x");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("[3,5] no floor", "build.log");
        assertThat(run.out()).isEmpty();
        assertThat(machine.checkout().resolve("target/newsvane/lock")).doesNotExist();
    }

    @Test
    void aBuildThatCannotBeMarkedAsUsedRunsAllTheSame() throws Exception {
        assertThat(machine.withJdk("a", "25").start("x").code()).isZero();
        var users = machine.kept().getFirst().resolve("users");
        Files.move(users, users.resolveSibling("gone"));
        Files.createFile(users);
        var run = machine.start("x");
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("tmpdir");
    }

    @Test
    void aProcessHasATemporaryFolderThatALaterStartSweeps() throws Exception {
        var run = machine.withJdk("a", "25").start("x");
        assertThat(run.code()).isZero();
        var users = machine.kept().getFirst().toRealPath().resolve("users");
        var own = users.resolve(Long.toString(run.process().pid()));
        assertThat(run.out()).contains("flag -Djava.io.tmpdir=" + own + "\n");
        Files.createFile(Files.createDirectory(own.resolve("demo")).resolve("library.so"));
        var failed = Files.createDirectory(users.resolve("999999998"));
        Files.createFile(failed.resolve("newsvane-1.log"));
        var living = Files.createDirectory(
                users.resolve(Long.toString(ProcessHandle.current().pid())));
        assertThat(machine.start("x").code()).isZero();
        assertThat(own).doesNotExist();
        assertThat(failed).isNotEmptyDirectory();
        assertThat(living).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenRunsWhatIsBuilt() throws Exception {
        var run = machine.withJdk("a", "25").with("NEWSVANE_AOT", "off").start("x");
        assertThat(run.code()).isZero();
        var target = machine.checkout().resolve("target/newsvane").toFile();
        assertThat(target.setWritable(false)).isTrue();
        try {
            assertThat(machine.start("x").code()).isZero();
            assumeFalse(target.canWrite(), "this user may write everywhere");
            machine.write(SOURCE, "second");
            var changed = machine.start("x");
            assertThat(changed.code()).isEqualTo(2);
            assertThat(changed.err()).contains("must build, and cannot write to ");
        } finally {
            assertThat(target.setWritable(true)).isTrue();
        }
    }

    /// Maven ends with a colour code and no end of line.
    @Test
    void testHandsOnArgumentsAndMavensCodeAndShowsWhatMatters() throws Exception {
        machine.withJdk("a", "25").tell("maven-code", "7").tell("maven-says", """
            [INFO] Building Newsvane · base 0.1.0 [2/10]
            [INFO] --- maven-compiler-plugin:3.16.0:compile ---
            12:00:00 [main] INFO chatter
            [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s -- in FloorTest
            [ERROR] FloorTest.holds -- Time elapsed: 1 s <<< FAILURE!
            expected: 1
            \tat org.example.Library.call(Library.java:1)
            \tat dev.newsvane.FloorTest.holds(FloorTest.java:12)

            [INFO] more chatter
            note: seed 42
            [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
            [INFO] BUILD FAILURE
            \u001b[0m\
            """);
        var run = machine.start("test", "-pl", "base");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out().lines())
                .containsExactly(
                        "[INFO] Building Newsvane · base 0.1.0 [2/10]",
                        "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s -- in FloorTest",
                        "[ERROR] FloorTest.holds -- Time elapsed: 1 s <<< FAILURE!",
                        "expected: 1",
                        "\tat dev.newsvane.FloorTest.holds(FloorTest.java:12)",
                        "",
                        "note: seed 42",
                        "[INFO] BUILD FAILURE");
        assertThat(machine.builds()).singleElement().asString().endsWith("verify -pl base");
    }
}
