package dev.newsvane.enrich.extract;

import java.util.List;
import java.util.Optional;

/// What a page says.
///
/// @param id the id an imported article came with
/// @param title without the site's name; may be empty
/// @param text paragraphs, separated by a blank line
/// @param canonical the canonical URL the page names, where it is of the page's own site
/// @param language BCP 47
/// @param paywalled the page says that it is not free to read
/// @param method how it was found, and that method's version
public record Content(
        Optional<String> id,
        String title,
        String text,
        List<String> authors,
        Optional<Dated> published,
        Optional<Dated> modified,
        Optional<String> language,
        Optional<String> section,
        Optional<String> summary,
        Optional<String> image,
        Optional<String> canonical,
        Optional<String> publisher,
        boolean paywalled,
        String method) {

    public int words() {
        return Texts.words(text);
    }
}
