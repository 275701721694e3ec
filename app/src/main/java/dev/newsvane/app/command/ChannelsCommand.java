package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.registry.Register;
import dev.newsvane.app.registry.Registry;
import dev.newsvane.base.Channel.Spread;
import dev.newsvane.base.ChannelCheck;
import dev.newsvane.base.Topics;
import dev.newsvane.base.Topics.Topic;
import dev.newsvane.schemas.Channels;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `channels`: the Kafka topics of a system.
@Command(
        name = "channels",
        description = "Makes, lists and checks the Kafka topics of a system, and tells a schema registry of them.",
        mixinStandardHelpOptions = true)
public final class ChannelsCommand implements Runnable {
    private static final int PARTITIONS = 12;
    private static final int COPIES = 3;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ChannelsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: create, list, check or register.");
    }

    /// Makes what is missing on a cluster.
    @Command(
            description = "Makes what is missing on a cluster, and changes nothing that is there.",
            mixinStandardHelpOptions = true)
    public int create(
            @Mixin Where where,
            @Option(
                            names = "--partitions",
                            paramLabel = "N",
                            description = "Of the channels that are worked in parallel: at most so many instances of a"
                                    + " stage share the work, and it cannot be changed later. Default: as those that"
                                    + " are there, else 12.")
                    Optional<Integer> partitions,
            @Option(
                            names = "--replication",
                            paramLabel = "N",
                            description = "Copies of every record. Default: 3, or as many as there are brokers.")
                    Optional<Integer> replication) {
        var cluster = where.cluster(where.config());
        Located.refuseSilent(cluster);
        var channels = Channels.of(cluster);
        var topics = new Topics(cluster);
        var brokers = topics.brokers();
        var many = partitions(channels, topics.of(channels.all()), partitions);
        int copies = replication.orElse(Math.min(COPIES, brokers));
        if (copies < 1 || copies > brokers) {
            throw new UserMistake("--replication read " + copies + "; right would be 1 to " + brokers + ", for there "
                    + (brokers == 1 ? "is 1 broker" : "are " + brokers + " brokers"));
        }
        var created = channels.create(cluster, many, (short) copies, Instant.now());
        if (created.isEmpty()) {
            terminal.out().println("nothing to create");
        }
        channels.all().stream()
                .filter(channel -> created.contains(channel.name()))
                .forEach(channel -> terminal.out()
                        .println("created " + channel.name() + ": " + Plural.of(channel.partitions(many), "partition")
                                + ", " + copies(copies)));
        return Exit.DONE;
    }

    /// Everything that a system's records go through.
    @Command(description = "Lists the channels of a system as they stand.", mixinStandardHelpOptions = true)
    public int list(@Mixin Where where) {
        try (var system = where.existing()) {
            var found = new Topics(system.cluster()).of(system.channels().all());
            for (var channel : system.channels().all()) {
                var stands = Optional.ofNullable(found.get(channel.name()))
                        .map(topic -> Plural.of(topic.partitions(), "partition") + ", " + copies(topic.replication()))
                        .orElse("missing");
                terminal.out().printf("%-11s %-23s %s%n", channel.name(), stands, channel.purpose());
            }
            return Exit.DONE;
        }
    }

    /// Holds them against what they should be.
    @Command(
            description = "Says what of the channels is not as it should be: partitions, copies, retention, sizes."
                    + " Exit code 1 if anything is.",
            mixinStandardHelpOptions = true)
    public int check(@Mixin Where where) {
        try (var system = where.existing()) {
            var channels = system.channels().all();
            var topics = new Topics(system.cluster());
            var findings = ChannelCheck.of(channels, topics.of(channels), Math.min(COPIES, topics.brokers()));
            findings.forEach(terminal.out()::println);
            if (findings.isEmpty()) {
                terminal.out().println(channels.size() + " channels, and all of them right");
            }
            return findings.isEmpty() ? Exit.DONE : Exit.UNMET;
        }
    }

    /// Lets tools that ask a schema registry read and write the channels.
    @Command(
            description = "Makes an Apicurio Registry and the channel 'schemas' know the same schemas by the same ids."
                    + " Exit code 1 if they cannot agree.",
            mixinStandardHelpOptions = true)
    public int register(
            @Mixin Where where,
            @Option(
                            names = "--registry",
                            required = true,
                            paramLabel = "URL",
                            description = "Of the registry, such as http://localhost:8080.")
                    URI url) {
        try (var registry = Registry.at(url);
                var system = where.existing()) {
            var report = Register.schemas(system.cluster(), system.channels().all(), registry, Instant.now());
            report.done().forEach(terminal.out()::println);
            report.findings().forEach(terminal.err()::println);
            if (report.done().isEmpty() && report.findings().isEmpty()) {
                terminal.out().println("nothing to register");
            }
            return report.findings().isEmpty() ? Exit.DONE : Exit.UNMET;
        }
    }

    private static int partitions(Channels channels, Map<String, Topic> found, Optional<Integer> asked) {
        var there = channels.all().stream()
                .filter(channel -> channel.spread() == Spread.MANY)
                .flatMap(channel -> Optional.ofNullable(found.get(channel.name())).stream())
                .map(Topic::partitions)
                .findFirst();
        if (asked.isPresent() && asked.get() < 1) {
            throw new UserMistake("--partitions read " + asked.get() + "; right would be 1 or more");
        }
        if (asked.isPresent() && there.isPresent() && !asked.equals(there)) {
            throw new UserMistake("--partitions read " + asked.get() + ", but the channels there have " + there.get()
                    + ", and a key must stay where it is");
        }
        return there.or(() -> asked).orElse(PARTITIONS);
    }

    private static String copies(int replication) {
        return replication == 1 ? "1 copy" : replication + " copies";
    }
}
