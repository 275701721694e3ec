package dev.newsvane.e2e.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A machine with a checkout of two small rooms, and only the programs and JDKs that a test gives it. Its `java` and
/// `mvn` are scripts that tell what they were asked for.
final class Machine {
    /// All that the launcher may ask of a system.
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "cksum",
            "cmp",
            "cp",
            "dirname",
            "find",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "sort",
            "tee",
            "tr");

    /// Answers with its arguments, and with what the first room's source said when it was built.
    private static final String JAVA = """
        #!/bin/sh
        for word; do case $word in -XX:AOTCache=*) cache=${word#*=} ;; esac; done
        case " $* " in
          *AOTMode=record*) exit 0 ;;
          *AOTMode=create*) if [ ! -e "$HOME/untrainable" ]; then echo cache >"$cache"; fi; exit ;;
        esac
        while [ "$1" != -cp ]; do case $1 in -X[ms]*|-XX:AOT*|-Djava*) printf 'flag %s\\n' "$1" ;; esac; shift; done
        printf 'path %s\\nsays %s\\n' "$2" "$(cat "${2%%:*}")"
        shift 3
        for word; do printf 'word %s\\n' "$word"; done
        if [ "${1-}" = stay ]; then : >"$HOME/staying"; while [ -e "$HOME/staying" ]; do sleep 0.05; done; fi
        """;

    /// Builds a jar of each room from its source; tells each build; waits for as long as `hold` is there.
    private static final String MAVEN = """
        #!/bin/sh
        if [ "$1" = -version ]; then echo "Apache Maven $(cat "$HOME/maven-version")"; exit; fi
        echo "$@" >>"$HOME/maven-calls"
        while [ -e "$HOME/hold" ]; do sleep 0.05; done
        if [ -e "$HOME/maven-says" ]; then cat "$HOME/maven-says"; exit "$(cat "$HOME/maven-code")"; fi
        while [ "$1" != -f ]; do shift; done
        root=$(dirname "$2")
        mkdir -p "$root/app/target/lib"
        cat "$root/base/src/main/java/Floor.java" >"$root/app/target/lib/base.jar"
        """;

    private final Path folder;
    private final Path checkout;
    private final Map<String, String> environment = new TreeMap<>();

    /// A machine with Maven 3.8.7 and no JDK.
    static Machine in(Path folder) throws IOException {
        var machine = new Machine(folder);
        machine.furnish();
        return machine;
    }

    /// None yet.
    static Machine nowhere() {
        return new Machine(Path.of(""));
    }

    private Machine(Path folder) {
        this.folder = folder;
        this.checkout = folder.resolve("a checkout");
    }

    Path checkout() {
        return checkout;
    }

    Machine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Machine withJdk(String name, String version) throws IOException {
        var home = folder.resolve("jdks").resolve(name);
        script(home.resolve("bin/java"), JAVA);
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return this;
    }

    Machine without(String tool) throws IOException {
        Files.delete(folder.resolve("bin").resolve(tool));
        return this;
    }

    /// A file in the home folder: how the stand-ins are told what to do.
    Machine tell(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    void untell(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    boolean told(String name) {
        return Files.exists(folder.resolve(name));
    }

    void write(String file, String text) throws IOException {
        var path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    List<String> builds() throws IOException {
        var calls = folder.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /// The published builds, by the name of their folders.
    List<Path> kept() throws IOException {
        try (var builds = Files.list(checkout.resolve("target/newsvane"))) {
            return builds.filter(build -> Files.exists(build.resolve("jars"))).toList();
        }
    }

    Run start(String... words) throws IOException {
        return start(checkout.resolve("newsvane"), checkout, words);
    }

    Run start(Path script, Path from, String... words) throws IOException {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(words))
                        .toList())
                .directory(from.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Run(builder.start(), out, err);
    }

    private void furnish() throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var tool : TOOLS) {
            script(bin.resolve(tool), "#!/bin/sh\nexec '" + found(tool) + "' \"$@\"\n");
        }
        script(bin.resolve("mvn"), MAVEN);
        tell("maven-version", "3.8.7");
        with("PATH", bin.toString()).with("HOME", folder.toString());
        with("NEWSVANE_JDK_PLACES", folder.resolve("nothing") + ":" + folder.resolve("jdks"));
        Files.createDirectories(checkout);
        Files.copy(root().resolve("newsvane"), checkout.resolve("newsvane"));
        write("pom.xml", "<jvm.flags>-Xflag</jvm.flags>\n");
        write("newsvane.yaml", "watches: []\n");
        write("base/pom.xml", "<project/>\n");
        write("base/src/main/java/Floor.java", "first");
        write("base/src/test/java/FloorTest.java", "test");
        write("app/pom.xml", "<project/>\n");
    }

    private static void script(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        if (!path.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + path);
        }
    }

    private static Path found(String tool) throws IOException {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("this system has no " + tool));
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("newsvane")) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }

    /// A start of the script.
    record Run(Process process, Path outFile, Path errFile) {
        /// Waits for its end.
        int code() throws InterruptedException {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher does not end");
            }
            return process.exitValue();
        }

        /// Its standard output, when it has ended.
        String out() throws IOException, InterruptedException {
            code();
            return Files.readString(outFile, UTF_8);
        }

        /// Its standard error so far.
        String err() throws IOException {
            return Files.readString(errFile, UTF_8);
        }
    }
}
