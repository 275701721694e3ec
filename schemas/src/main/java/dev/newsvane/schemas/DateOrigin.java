package dev.newsvane.schemas;

/// Where a publication date was found, in falling order of trust.
public enum DateOrigin {
    JSON_LD,
    META,
    MICRODATA,
    TIME_ELEMENT,
    URL,
    FEED,
    TEXT,
    GIVEN,
    NONE
}
