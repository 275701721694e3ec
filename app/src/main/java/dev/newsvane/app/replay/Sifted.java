package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.schemas.Article;
import java.time.Instant;
import java.util.List;

/// An article as it stands in the log.
///
/// @param article without its text where it comes from the index
/// @param at our clock when it was fetched
/// @param matches of the versions that were in force then
/// @param indexed it comes from the index
record Sifted(Article article, Instant at, long offset, List<Match> matches, boolean indexed) {}
