package dev.newsvane.app.config;

import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.util.List;

/// What watches may name.
///
/// @param sources that they may be limited to
/// @param endpoints that they may tell
/// @param others that their queries may name
/// @param entities by which their examples' entities are told
public record There(List<Source> sources, List<Endpoint> endpoints, List<Watch> others, EnrichSettings entities) {
    /// Nothing but the shipped names.
    public static final There NOTHING = new There(List.of(), List.of(), List.of(), EnrichSettings.defaults());
}
