package dev.newsvane.schemas;

/// What stands behind a source's URL.
public enum SourceKind {
    FEED,
    SITEMAP,
    PAGE,
    ARCHIVE
}
