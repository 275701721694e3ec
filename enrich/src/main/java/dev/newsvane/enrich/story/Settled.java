package dev.newsvane.enrich.story;

import java.util.List;

/// Where an arrival ended up, after all that it did to the stories around it, in that order.
public record Settled(String story, List<Change> changes) {}
