package dev.newsvane.ingest.archive;

/// Why something in an archive became no page.
public enum Passed {
    /// A request, a description, or what else archives hold beside answers.
    NO_ANSWER,
    NOT_STATUS_200,
    NOT_HTML,
    EMPTY,
    TOO_LARGE,
    NO_WEB_ADDRESS,
    /// The record cannot be read, or says of itself that it was cut off.
    UNREADABLE,
    /// The same page with the same body was there before.
    REPEATED,
    /// It repeats what is not in this archive.
    NO_ORIGINAL
}
