package dev.newsvane.app.config;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.MailServer;
import dev.newsvane.app.Plural;
import dev.newsvane.base.Cluster;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.ingest.crawl.CrawlSettings;
import dev.newsvane.ingest.frontier.Frontier;
import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the configuration file says, with the defaults where it is silent.
///
/// @param origin who its entries belong to: `file:` and the absolute path
/// @param data the data folder
/// @param keepFree bytes that must stay free on the data folder's disk
/// @param kafka the cluster to use instead of an embedded broker
/// @param fetch how requests present themselves and where they may go
/// @param http where and how this process answers by HTTP; absent: it does not
/// @param poll how sources are polled
/// @param websub whether and how hubs are asked to push
/// @param frontier what is fetched at all
/// @param crawl how pages are fetched
/// @param enrich how copies and stories are told
/// @param match when watches speak
/// @param deliver how deliveries are tried
/// @param mail where e-mails are handed in; absent: none are sent
/// @param sources what to follow
/// @param watches what to look for; [Apply] numbers and dates their versions, here each is 1 and of the epoch
/// @param endpoints whom to tell; dated by [Apply]
/// @param warnings what is right, and may not be meant: a line each, with its place
public record Config(
        String origin,
        Path data,
        long keepFree,
        Optional<Cluster> kafka,
        Fetch fetch,
        Optional<HttpSettings> http,
        PollSettings poll,
        WebSub websub,
        Frontier frontier,
        CrawlSettings crawl,
        EnrichSettings enrich,
        AlertSettings match,
        DeliverSettings deliver,
        Optional<MailServer> mail,
        List<Source> sources,
        List<Watch> watches,
        List<Endpoint> endpoints,
        List<String> warnings) {
    /// The file's usual name, looked for where the program is started.
    public static final Path FILE = Path.of("newsvane.yaml");

    /// The data folder's usual name, where the program is started.
    public static final Path DATA = Path.of("newsvane-data");

    private static final String SHIPPED = "/newsvane.yaml";
    private static final long KEEP_FREE = 256L * 1024 * 1024;

    /// What a file without a key says.
    public static Config defaults(String origin) {
        return new Config(
                origin,
                DATA,
                KEEP_FREE,
                Optional.empty(),
                Fetch.DEFAULT,
                Optional.empty(),
                PollSettings.defaults(),
                WebSub.OFF,
                Frontier.defaults(),
                CrawlSettings.defaults(),
                EnrichSettings.defaults(),
                AlertSettings.DEFAULT,
                DeliverSettings.DEFAULT,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The same with other entries.
    public Config with(List<Source> others, List<Watch> looked, List<Endpoint> told) {
        return new Config(
                origin, data, keepFree, kafka, fetch, http, poll, websub, frontier, crawl, enrich, match, deliver, mail,
                others, looked, told, warnings);
    }

    /// How many entries there are, for a person.
    public String counts() {
        return Plural.of(sources.size(), "source") + ", " + Plural.of(watches.size(), "watch") + ", "
                + Plural.of(endpoints.size(), "endpoint");
    }

    /// Reads a file.
    ///
    /// @param environment what `${NAME}` stands for
    /// @throws dev.newsvane.app.UserMistake with every mistake in it
    public static Config read(Path file, Map<String, String> environment) {
        return ConfigFile.read(file, environment, Scalars.Secrets.NEEDED, WatchCheck.Examples.HELD);
    }

    /// The same for who only asks the system that it tells of: secrets that the environment lacks are left out.
    public static Config readToAsk(Path file, Map<String, String> environment) {
        return ConfigFile.read(file, environment, Scalars.Secrets.IF_THERE, WatchCheck.Examples.HELD);
    }

    /// The same for who tries the watches' examples: one that fails is no mistake of the file.
    public static Config readToTry(Path file, Map<String, String> environment) {
        return ConfigFile.read(file, environment, Scalars.Secrets.IF_THERE, WatchCheck.Examples.READ);
    }

    /// The configuration that is shipped, as the program carries it.
    public static Config shipped() {
        try (var in = Optional.ofNullable(Config.class.getResourceAsStream(SHIPPED))
                .orElseThrow(() -> new IllegalStateException("the program lacks its file " + SHIPPED))) {
            var file = Files.createTempFile("newsvane-", ".yaml");
            try {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return read(file, Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped configuration", e);
        }
    }
}
