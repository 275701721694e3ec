package dev.newsvane.app.source;

import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names and tags made of what others call a thing: letters, digits and hyphens.
public final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");
    private static final Pattern USUAL = Pattern.compile("^(?:www|feeds?|rss)\\.(?=[^.]+\\.)");
    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;

    private Names() {}

    /// `BBC News – Świat` is `bbc-news-swiat`; empty where fewer than two letters of ours remain, as of another script.
    static Optional<String> of(String title) {
        var plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        var words = ENDS.matcher(OTHERS.matcher(plain).replaceAll("-")).replaceAll("");
        return Optional.of(words)
                .map(name -> ENDS.matcher(name.substring(0, Math.min(name.length(), LONGEST)))
                        .replaceAll(""))
                .filter(name -> name.length() >= SHORTEST);
    }

    /// The host of a URL without `www.` and the like; what is no URL is named by nothing.
    public static String ofHost(String url) {
        try {
            var host = Optional.ofNullable(URI.create(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
            var name = USUAL.matcher(host).replaceFirst("").replaceAll("[^a-z0-9.-]", "");
            return name.substring(0, Math.min(name.length(), LONGEST));
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
