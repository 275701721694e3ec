package dev.newsvane.app.api;

import dev.newsvane.app.history.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// The entries of one kind that a system keeps, as they stand when they are opened, and changes to them.
interface Kept extends AutoCloseable {
    /// One of them.
    ///
    /// @param origin who wrote it
    /// @param tag another one whenever it becomes another; one that becomes what it was may have the tag it had
    /// @param shown as it may be shown, read when it is asked for
    record Standing(String origin, String tag, Supplier<ObjectNode> shown) {}

    /// Empty where there is none of that name.
    Optional<Standing> named(String name);

    /// One that may be meant by a name that none has.
    Optional<String> nearest(String name);

    /// Writes one, in the place of the one of its name where there is one.
    ///
    /// @param text in the form of the configuration file
    /// @return as it stands then
    /// @throws dev.newsvane.app.UserMistake with every mistake in it
    Standing put(String name, String text);

    /// Ends one that is there.
    ///
    /// @throws dev.newsvane.app.UserMistake where others need it
    void remove(String name);

    /// Its versions, the last one first, of one that is no more too; none where no change of one of that name is known.
    List<Version> history(String name);

    /// Returns when the cluster holds every change.
    @Override
    void close();
}
