package dev.newsvane.app.source;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/// A source as a list has it.
///
/// @param place file and line
/// @param values by the configuration's keys
/// @param title what the list calls it, where that is no name of ours
record Listed(String place, Map<String, List<String>> values, Optional<String> title) {
    /// An address as lists write it: what Java takes for no URI, such as one with a blank or a `|`, is escaped as
    /// browsers do it.
    static String spelt(String url) {
        try {
            if (URI.create(url).getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // mended below
        }
        return Optional.ofNullable(HttpUrl.parse(url))
                .map(HttpUrl::uri)
                .map(URI::toString)
                .orElse(url);
    }
}
