package dev.newsvane.ingest.frontier;

import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;

/// What becomes of an item.
sealed interface Verdict {
    /// Nothing: it is known.
    record Known() implements Verdict {}

    /// Its page is to be fetched.
    record Wanted(String key, Request request) implements Verdict {}

    /// Its page is to be fetched when the time of the request has come.
    record Held(Request request) implements Verdict {}

    /// It brings its page with it.
    record Whole(String key, Page page) implements Verdict {}

    /// There is nothing to fetch and nothing to read.
    record Refused(String key, Reject reject) implements Verdict {}
}
