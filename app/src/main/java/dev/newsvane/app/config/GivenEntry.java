package dev.newsvane.app.config;

import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointKind;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// One entry that somebody sent, in the file's form and held to its rules; who sent it learns nothing of this process.
/// It goes by the name under which it was sent: it need not say it, and says no other.
///
/// @param text YAML, or JSON, which is YAML
/// @param origin of whom it is to be
public record GivenEntry(String name, String text, String origin) {
    private static final String LABEL = "body";

    /// What acts on this machine is written by who has its files.
    private static final Set<EndpointKind> ELSEWHERE =
            EnumSet.complementOf(EnumSet.of(EndpointKind.COMMAND, EndpointKind.FILE));

    private static final Reading<EndpointKind> KIND = Reading.oneOf(EndpointKind.class)
            .where(
                    "webhook, slack, discord, teams, mattermost or email; command and file act on a machine, and"
                            + " are written in a file on it alone",
                    ELSEWHERE::contains);

    /// Whether an entry may be called so.
    public static boolean isName(String name) {
        return Reading.WORD.parse().apply(name).isPresent();
    }

    /// What is to be followed.
    ///
    /// @throws dev.newsvane.app.UserMistake with every mistake
    public Source source() {
        return read(section -> entries().source(section, name), _ -> {});
    }

    /// What is to be looked for.
    ///
    /// @param there what it may name
    /// @param warned told of what is right, and may not be meant: a line each, with its place
    /// @throws dev.newsvane.app.UserMistake with every mistake
    public Watch watch(There there, Consumer<String> warned) {
        return read(section -> entries().watch(section, name, there), warned);
    }

    /// Whom to tell.
    ///
    /// @param mail whether e-mails can be sent
    /// @throws dev.newsvane.app.UserMistake with every mistake
    public Endpoint endpoint(boolean mail) {
        return read(
                section -> {
                    var kind = section.has("kind") ? section.value("kind", KIND) : Optional.of(EndpointKind.WEBHOOK);
                    if (!mail && kind.filter(EndpointKind.EMAIL::equals).isPresent()) {
                        section.wrong("kind", "is email; right would be mail.host and mail.from in the file too");
                    }
                    return kind.isEmpty()
                            ? Endpoint.webhook(name, "", List.of(), origin, Instant.EPOCH)
                            : entries().endpoint(section, name, Path.of(""));
                },
                _ -> {});
    }

    private Entries entries() {
        return new Entries(origin, WatchCheck.Examples.HELD);
    }

    private <T> T read(Function<Section, T> entry, Consumer<String> warned) {
        var mistakes = new Mistakes(LABEL, text.lines().toList());
        var root = Yaml.sent(LABEL, text, mistakes);
        mistakes.refuse();
        var section = Section.at(root, "", new Scalars(mistakes, Map.of(), Scalars.Secrets.UNTOLD));
        section.value("name", Reading.WORD.where(name + ", as it is called here, or no such key", name::equals));
        var read = entry.apply(section);
        mistakes.refuse();
        mistakes.doubts().forEach(warned);
        return read;
    }
}
