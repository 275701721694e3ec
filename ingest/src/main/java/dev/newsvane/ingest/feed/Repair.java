package dev.newsvane.ingest.feed;

import java.util.Locale;

/// What had to be mended before a feed or an entry could be read.
public enum Repair {
    /// The bytes were not in the charset that was declared.
    CHARSET,
    CONTROL_CHARACTERS,
    DOCTYPE_REMOVED,
    JUNK_BEFORE_FEED,
    /// More entries than we read; the rest was left.
    ENTRIES_LEFT_OUT,
    /// The link led nowhere on the web (`javascript:`, `mailto:`, nonsense) and was dropped.
    LINK_DROPPED,
    LINK_RESOLVED,
    MARKUP_IN_TITLE,
    /// A text was longer than we keep, or there were more names, and was left out.
    TEXT_LEFT_OUT,
    TITLE_DOUBLE_ESCAPED,
    /// There was no title: the first words of the content stand for it.
    TITLE_FROM_CONTENT,
    /// There is a date, and it cannot be read.
    DATE_UNREADABLE;

    /// As programs read it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
