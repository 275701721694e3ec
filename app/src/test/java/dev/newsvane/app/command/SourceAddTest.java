package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What `source add` makes of what answers at an address.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceAddTest {
    private static final String RSS =
            "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Quay</title>"
                    + "<a:link rel='hub' href='http://hub.example/'/><item><link>http://quay.example/fog</link>"
                    + "</item></channel></rss>";

    @TempDir
    private Path folder = Path.of(".");

    private final CommandedSystem system = CommandedSystem.start();
    private final RecordedWeb web = RecordedWeb.start();

    @AfterAll
    void stop() {
        web.close();
        system.close();
    }

    @Test
    void ofAHomePageWhatItsSiteHasIsOfferedWithTheCommandThatFollowsIt() throws IOException {
        web.site("quay.example", SourceAddTest::site);
        var refused = add("http://quay.example/", "--publisher", "The Quay");
        assertThat(refused.exit()).isEqualTo(Exit.MISTAKE);
        var same = " --publisher 'The Quay' --config " + folder.resolve("web.yaml") + " --kafka "
                + system.cluster().bootstrap();
        assertThat(refused.err())
                .containsExactly(
                        "http://quay.example/ is no feed and no sitemap; its site has these, the best first:",
                        "http://quay.example/rss?a=1&b=2: rss_2.0, \"Quay\", 1 item, hub http://hub.example/; from"
                                + " <link> of the page",
                        "  newsvane source add 'http://quay.example/rss?a=1&b=2'" + same,
                        "http://quay.example/map.xml: sitemap, 1 item; from robots.txt",
                        "  newsvane source add http://quay.example/map.xml" + same + " --kind sitemap");
        assertThat(followed()).isEmpty();
        var typed = add("http://quay.example/map.xml", "--kind", "sitemap");
        assertThat(typed.out()).containsExactly("added source quay.example");
        assertThat(followed()).extracting(Source::kind).containsExactly(SourceKind.SITEMAP);
        assertThat(system.run("source", "remove", "quay.example").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void aPageOfASiteThatHasNoFeedIsOfferedItself() throws IOException {
        web.site("bare.example", ask -> ask.path().equals("/") ? Reply.html("<p>Fog.") : Reply.status(404));
        var refused = add("http://bare.example/", "--kind=feed");
        assertThat(refused.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(refused.err())
                .last()
                .asString()
                .startsWith("  newsvane source add http://bare.example/ --config ")
                .endsWith(" --kind page");
    }

    @Test
    void whatDoesNotAnswerNowIsFollowedAllTheSame() throws IOException {
        web.refuses("asleep.example");
        var added = add("http://asleep.example/feed");
        assertThat(added.out()).containsExactly("added source asleep.example");
        assertThat(added.err())
                .singleElement()
                .asString()
                .startsWith("http://asleep.example/feed cannot be looked at now, and is followed: No connection: ");
        assertThat(system.run("source", "remove", "asleep.example").exit()).isEqualTo(Exit.DONE);
    }

    private Collection<Source> followed() {
        return Snapshot.of(system.cluster(), system.channels().sources()).values();
    }

    private Cli add(String... args) throws IOException {
        var hosts = new StringBuilder();
        web.hosts()
                .forEach((host, at) -> hosts.append(host)
                        .append(": \"127.0.0.1:")
                        .append(at.getPort())
                        .append("\", "));
        var config = Files.writeString(
                folder.resolve("web.yaml"),
                "fetch: {dangerously-allow-private-addresses: true, hosts: {" + hosts + "}}\n");
        var all = new ArrayList<String>();
        all.add("source");
        all.add("add");
        all.addAll(Arrays.asList(args));
        all.add("--config");
        all.add(config.toString());
        return system.run(all.toArray(String[]::new));
    }

    private static Reply site(Ask ask) {
        return switch (ask.path()) {
            case "/" -> Reply.html("<link rel=alternate type=application/rss+xml href='/rss?a=1&amp;b=2'>");
            case "/robots.txt" -> Reply.text(200, "text/plain", "sitemap: http://quay.example/map.xml");
            case "/rss?a=1&b=2" -> Reply.text(200, "text/xml", RSS);
            case "/map.xml" ->
                Reply.text(200, "text/xml", "<urlset><url><loc>http://quay.example/2026/fog</loc></url></urlset>");
            default -> Reply.status(404);
        };
    }
}
