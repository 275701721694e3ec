package dev.newsvane.ingest.feed;

import java.util.Locale;

/// What had to be mended before a feed or an entry could be read, each with a sentence for a person.
public enum Repair {
    CHARSET("The bytes were not in the charset that is declared; they were read in the one that they are in."),
    CONTROL_CHARACTERS("Characters that XML and JSON forbid were taken out."),
    CUT_OFF("It breaks off before its end; the last entry may lack something."),
    DOCTYPE_REMOVED("A document type stood before the feed and was taken out unread."),
    JUNK_BEFORE_FEED("Text stood before the feed and was passed over."),
    ENTRIES_LEFT_OUT("There are more entries than are read; the rest was left."),
    LINK_DROPPED("The link leads nowhere on the web and was dropped."),
    LINK_RESOLVED("The link was relative and was completed from where the feed lies."),
    MARKUP_IN_TITLE("Markup stood in the title; its text was taken."),
    TEXT_LEFT_OUT("A text was longer than is kept, or there were more names than are kept; it was left out."),
    TITLE_DOUBLE_ESCAPED("The title was escaped twice and was unescaped once more."),
    TITLE_FROM_CONTENT("There is no title; the first words of the text stand for it."),
    DATE_UNREADABLE("There is a date that cannot be read; it is kept as it stands, and none is guessed.");

    private final String sentence;

    Repair(String sentence) {
        this.sentence = sentence;
    }

    /// As programs read it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For a person.
    public String sentence() {
        return sentence;
    }
}
