package dev.newsvane.schemas;

/// Why input could not become an article.
public enum Reason {
    BAD_LINK,
    NOT_FOUND,
    GONE,
    REFUSED_BY_ROBOTS,
    REFUSED_ADDRESS,
    CHALLENGE,
    TOO_LARGE,
    NOT_AN_ARTICLE,
    EMPTY,
    UNREADABLE,
    UNREACHABLE,
    NOT_A_FEED,
    BACKLOG_FULL,
    DEAD_LETTER,
    FORGED
}
