package dev.newsvane.app.config;

import dev.newsvane.alerts.deliver.MailServer;
import dev.newsvane.alerts.deliver.MailServer.Security;
import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.http.Web;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.schemas.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `newsvane.yaml`: the outer keys; entries are read by [Entries].
final class ConfigFile {
    private ConfigFile() {}

    static Config read(
            Path file, Map<String, String> environment, Scalars.Secrets secrets, WatchCheck.Examples examples) {
        var text = text(file);
        var mistakes = new Mistakes(file.toString(), text.lines().toList());
        var origin = Owner.origin(file);
        var root = Yaml.file(file.toString(), text, mistakes);
        mistakes.refuse();
        var section = Section.at(root, "", new Scalars(mistakes, environment, secrets));
        var config = config(section, new Entries(origin, examples), mistakes, file);
        section.done();
        mistakes.refuse();
        return config;
    }

    private static Config config(Section section, Entries entries, Mistakes mistakes, Path file) {
        var origin = Owner.origin(file);
        var defaults = Config.defaults(origin);
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        var endpoints = entries.endpoints(section, folder);
        var sources = entries.sources(section);
        var websub = websub(section.section("websub"));
        var fetch = fetch(section.section("fetch"), folder);
        var enrich = enrich(section.section("enrich"), folder);
        var deliver = Settings.read(section.section("deliver"), defaults.deliver());
        var mail = mail(section, fetch);
        reachable(section, endpoints, mail.isPresent(), deliver.dangerouslyAllowCommandsAndFiles());
        return new Config(
                origin,
                section.value("data", Reading.TEXT)
                        .map(name -> folder.resolve(name).normalize())
                        .orElse(defaults.data()),
                section.value("keep-free", Reading.SIZE).orElse(defaults.keepFree()),
                kafka(section),
                fetch,
                http(section, websub.callback().isPresent()),
                Settings.read(section.section("poll"), defaults.poll()),
                websub,
                Settings.read(section.section("frontier"), defaults.frontier()),
                Settings.read(section.section("crawl"), defaults.crawl()),
                enrich,
                Settings.read(section.section("match"), defaults.match()),
                deliver,
                mail,
                sources,
                entries.watches(section, new There(sources, endpoints, List.of(), enrich)),
                endpoints,
                mistakes.doubts());
    }

    private static Optional<Cluster> kafka(Section section) {
        var kafka = section.section("kafka");
        var bootstrap = kafka.value("bootstrap", Reading.HOSTS_AND_PORTS);
        var client = kafka.section("client");
        var properties = new HashMap<String, String>();
        for (var name : client.names()) {
            client.value(name, Reading.TEXT).ifPresent(value -> properties.put(name, value));
        }
        kafka.done();
        if (!kafka.has("bootstrap") && !kafka.names().isEmpty()) {
            kafka.wrong("bootstrap", "is missing; right would be HOST:PORT of a broker");
        }
        return bootstrap.map(hosts -> new Cluster(hosts, properties));
    }

    private static Fetch fetch(Section section, Path folder) {
        var defaults = Fetch.DEFAULT;
        var hosts = section.section("hosts");
        var addresses = new HashMap<String, InetSocketAddress>();
        for (var name : hosts.names()) {
            hosts.value(name, Reading.IP_AND_PORT).ifPresent(address -> addresses.put(name, address));
        }
        var fetch = new Fetch(
                section.value("user-agent", Reading.TEXT).orElse(defaults.userAgent()),
                Map.copyOf(addresses),
                section.value(
                                "trust",
                                Reading.TEXT.where(
                                        "a PEM file that exists", name -> Files.isRegularFile(folder.resolve(name))))
                        .map(folder::resolve),
                section.value("proxy", Reading.PROXY),
                section.value("dangerously-allow-private-addresses", Reading.BOOLEAN)
                        .orElse(defaults.dangerouslyAllowPrivateAddresses()));
        section.done();
        return fetch;
    }

    private static Optional<MailServer> mail(Section file, Fetch fetch) {
        var section = file.section("mail");
        var security = section.value("security", Reading.oneOf(Security.class)).orElse(Security.STARTTLS);
        var port = section.value("port", Reading.number(1, 65_535));
        var user = section.value("user", Reading.TEXT);
        var password = section.value("password", Reading.PASSWORD);
        if (!file.has("mail")) {
            return Optional.empty();
        }
        var host = section.required("host", Reading.HOST);
        var from = section.required("from", Reading.ADDRESS);
        section.done();
        return Optional.of(new MailServer(
                host.orElse(""),
                port.orElse(security == Security.TLS ? 465 : security == Security.STARTTLS ? 587 : 25),
                security,
                from.orElse(""),
                user.map(name -> new MailServer.Login(name, password.orElse(""))),
                fetch.web().trust().map(Web.Trust::sockets)));
    }

    /// What no process with this file could ever send.
    private static void reachable(Section file, List<Endpoint> endpoints, boolean mail, boolean local) {
        for (var i = 0; i < endpoints.size(); i++) {
            switch (endpoints.get(i).kind()) {
                case WEBHOOK, SLACK, DISCORD, TEAMS, MATTERMOST -> {}
                case EMAIL -> {
                    if (!mail) {
                        file.wrong("endpoints", i, "is of kind email; right would be mail.host and mail.from too");
                    }
                }
                case COMMAND, FILE -> {
                    if (!local) {
                        file.wrong(
                                "endpoints",
                                i,
                                "acts on this machine; right would be"
                                        + " deliver.dangerously-allow-commands-and-files: true too");
                    }
                }
            }
        }
    }

    /// A user's gazetteers are read with the configuration, so that their mistakes are told with its own.
    private static EnrichSettings enrich(Section section, Path folder) {
        var names = section.list("gazetteer", Reading.TEXT);
        var files = new ArrayList<List<String>>();
        for (var i = 0; i < names.size(); i++) {
            files.add(lines(folder, names.get(i), i, section));
        }
        var settings = Settings.read(section, EnrichSettings.defaults());
        if (files.isEmpty()) {
            return settings;
        }
        var read = Gazetteer.shipped().with(files);
        read.mistakes()
                .forEach(mistake -> section.wrong(
                        "gazetteer",
                        mistake.file(),
                        names.get(mistake.file()) + ":" + mistake.line() + ": " + mistake.what()));
        return settings.with(read.gazetteer());
    }

    private static List<String> lines(Path folder, String name, int entry, Section section) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (CharacterCodingException _) {
            section.wrong("gazetteer", entry, "read \"" + name + "\"; right would be a file in UTF-8");
        } catch (IOException _) {
            section.wrong("gazetteer", entry, "read \"" + name + "\"; right would be a file that exists");
        }
        return List.of();
    }

    private static WebSub websub(Section section) {
        return new WebSub(section.value("callback", Reading.URL), Settings.read(section, WebSub.OFF.settings()));
    }

    /// Answering by HTTP is off, unless the file says something of it or something else needs it.
    ///
    /// @param called by hubs, so by way of a proxy, and whoever comes by it seems to be of this machine: without a
    /// token no alerts can be asked for
    private static Optional<HttpSettings> http(Section section, boolean called) {
        var http = section.section("http");
        var usual = HttpSettings.USUAL;
        var listen = http.value("listen", Reading.IP_AND_PORT).orElse(usual.listen());
        var token = http.value("token", Reading.TOKEN);
        var url = http.value("url", Reading.URL).map(URI::create);
        var concurrency = http.value("concurrency", Reading.number(1, 10_000)).orElse(usual.concurrency());
        var streams = http.value("streams", Reading.number(0, 400)).orElse(usual.streams());
        http.done();
        var alone = listen.getAddress().isLoopbackAddress();
        if (!alone && !http.has("token")) {
            http.wrong("listen", "lets others than this machine ask; right would be http.token too, or 127.0.0.1");
        }
        if (url.isPresent() && !http.has("token")) {
            http.wrong("url", "lets the world ask; right would be http.token too");
        }
        // where a secret could not be read, nobody will listen: the mistake is told, or this only asks the system
        var read = new HttpSettings(
                alone || token.isPresent() ? listen : usual.listen(),
                token,
                url.filter(_ -> token.isPresent()),
                section.has("http") && (token.isPresent() || !called),
                concurrency,
                streams);
        return Optional.of(read).filter(_ -> called || section.has("http"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw new UserMistake("cannot read " + file + ": it is not UTF-8");
        } catch (NoSuchFileException _) {
            throw new UserMistake("There is no file " + file.toAbsolutePath()
                    + "; right would be a configuration, such as the newsvane.yaml that is shipped.");
        } catch (IOException e) {
            throw new UserMistake(
                    "cannot read " + file + ": right would be a file that may be read (" + e.getMessage() + ")");
        }
    }
}
