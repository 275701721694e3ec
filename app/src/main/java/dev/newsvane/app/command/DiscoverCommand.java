package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.tool.DiscoveryJson;
import dev.newsvane.app.tool.DiscoveryText;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.site.Discover;
import dev.newsvane.ingest.site.Discovery;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discover`: what can be followed of a site.
@Command(
        name = "discover",
        description = "Finds the feeds, sitemaps and hubs of a site from its home page, or any page of it.",
        mixinStandardHelpOptions = true)
public final class DiscoverCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Fetching fetching = new Fetching();

    @Option(names = "--all", description = "Try the usual places although the page declares its feeds.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Parameters(arity = "1", paramLabel = "URL", description = "The page's address; https:// may be left out.")
    private String url = "";

    public DiscoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var page = page(url);
        try (var web = new Web(fetching.web())) {
            var found = new Discover(web, Discover.Settings.defaults(), InstantSource.system()).of(page, all);
            print(found);
            return found.findings().isEmpty() ? Exit.UNMET : Exit.DONE;
        }
    }

    private void print(Discovery found) {
        if (json) {
            terminal.result(Json.text(DiscoveryJson.of(found)));
        } else {
            DiscoveryText.findings(found).forEach(terminal.out()::println);
            DiscoveryText.remarks(found).forEach(terminal.err()::println);
        }
    }

    private static URI page(String text) {
        var spelt = text.matches("(?i)https?://.*") ? text : "https://" + text;
        try {
            return Optional.of(URI.create(spelt))
                    .filter(page -> page.getHost() != null && page.getRawUserInfo() == null)
                    .orElseThrow(() -> mistake(text));
        } catch (IllegalArgumentException _) {
            throw mistake(text);
        }
    }

    private static UserMistake mistake(String text) {
        return new UserMistake(text + " is no address of a page; right would be such as https://example.org/");
    }
}
