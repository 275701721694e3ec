package dev.newsvane.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.replay.Shadow.Difference;
import dev.newsvane.app.replay.Shadow.Saying;
import dev.newsvane.app.replay.Shadow.Who;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTest {
    private static final Instant T = Instant.parse("2026-03-14T09:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @AutoClose
    private final CommandedSystem system = CommandedSystem.start();

    @Test
    void storiesAreHeldAgainstEachOtherByIdOrByAnArticle() {
        var present = List.of(
                saying("both", "s1", "raised", "a1"),
                saying("both", "s1", "grown:3", "a3"),
                saying("renamed", "s2", "raised", "a1"),
                saying("lost", "s3", "raised", "a4"),
                saying("later", "s4", "raised", "a5"),
                saying("twice", "s5", "raised", "a7"),
                saying("twice", "s6", "raised", "a8"),
                saying("turned", "s7", "merged:s9", "a9"));
        var changed = List.of(
                saying("renamed", "other", "raised", "a1"),
                saying("both", "s1", "raised", "a1"),
                saying("both", "s1", "grown:3", "a3"),
                saying("later", "s4", "raised", "a6"),
                saying("won", "s3", "raised", "a4"),
                saying("twice", "s6", "raised", "a8"),
                saying("twice", "s6", "grown:3", "a7"),
                saying("twice", "s8", "raised", "a7"),
                saying("turned", "s10", "merged:s11", "a9"));
        var report = Shadow.of(present, changed);
        assertThat(report.same()).isEqualTo(4);
        assertThat(report.differences())
                .extracting(Difference::watch, Difference::who, Difference::present, Difference::changed)
                .containsExactlyInAnyOrder(
                        tuple("lost", Who.PRESENT, List.of("raised at https://a4"), List.of()),
                        tuple("won", Who.CHANGED, List.of(), List.of("raised at https://a4")),
                        tuple(
                                "twice",
                                Who.BOTH,
                                List.of("raised at https://a8"),
                                List.of("raised at https://a8", "grown:3 at https://a7")),
                        tuple("later", Who.BOTH, List.of("raised at https://a5"), List.of("raised at https://a6")));
    }

    @Test
    void whatAChangedQueryWouldHaveSaidOtherwiseIsListed() throws IOException {
        History.random(7, 120).record(system);
        add("a", "quay AND crane");
        add("b", "ferry");
        var changed = folder.resolve("changed.yaml");
        Files.writeString(
                changed,
                "watches: [{name: extra, title: Extra, query: tide}, {name: b, title: B, query: ferry AND rope}]\n");
        var listed = shadow("--with", changed.toString(), "--json").out().stream()
                .map(Json::parse)
                .toList();
        assertThat(listed).isNotEmpty();
        assertThat(listed).allMatch(line -> switch (line.path("watch").asString()) {
            case "extra" -> line.path("who").asString().equals("changed");
            case "b" -> !line.path("who").asString().equals("changed");
            default -> false;
        });
        assertThat(listed).anyMatch(line -> line.path("watch").asString().equals("b"));
        assertThat(shadow("--with", changed.toString()).out())
                .anyMatch(line -> line.startsWith("+ ") && line.contains("  extra  "))
                .anyMatch(line -> line.startsWith("    - raised at https://"));
    }

    @Test
    void whatAnotherVersionPrintedIsHeldAgainstIt() throws IOException {
        History.random(7, 120).record(system);
        add("a", "quay OR crane");
        var printed = system.run(
                        "replay",
                        "--from",
                        "2026-01-01T00:00:00Z",
                        "--to",
                        "2026-06-01T00:00:00Z",
                        "--into",
                        "other",
                        "--present")
                .out();
        assertThat(printed).hasSizeGreaterThan(2);
        var file = folder.resolve("other.jsonl");
        Files.write(file, printed);
        var same = shadow("--against", file.toString());
        assertThat(same.out()).isEmpty();
        assertThat(same.err()).last().asString().contains("of 0 only the present ones speak");
        Files.write(file, printed.subList(1, printed.size()));
        assertThat(shadow("--against", file.toString()).out()).isNotEmpty();
        Files.writeString(file, printed.getFirst().replaceFirst("\"fetched\":\"[^\"]*\"", "\"fetched\":\"soon\""));
        assertThat(system.run("shadow", "--since", "2026-01-01", "--against", file.toString())
                        .err())
                .anyMatch(line -> line.contains("other.jsonl:1: is no alert"));
        assertThat(system.run("shadow", "--since", "2026-01-01").exit()).isEqualTo(Exit.MISTAKE);
    }

    private static Saying saying(String watch, String story, String milestone, String article) {
        return new Saying(watch, story, "Headline", milestone, article, "https://" + article, T);
    }

    private void add(String name, String query) {
        assertThat(system.run("watch", "add", name, "--query", query).exit()).isEqualTo(Exit.DONE);
    }

    private Cli shadow(String... more) {
        var args = new ArrayList<>(List.of("shadow", "--since", "2026-01-01", "--until", "2026-06-01"));
        args.addAll(List.of(more));
        var cli = system.run(args.toArray(String[]::new));
        assertThat(cli.exit()).as(String.join("\n", cli.err())).isEqualTo(Exit.DONE);
        return cli;
    }
}
