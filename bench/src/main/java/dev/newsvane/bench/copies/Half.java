package dev.newsvane.bench.copies;

/// Half of the articles, by a hash of their id.
///
/// @param rest of the hash, 0 or 1
record Half(String name, int rest) {
    boolean holds(Report report) {
        return (report.id().hashCode() & 1) == rest;
    }
}
