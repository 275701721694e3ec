package dev.newsvane.ingest.site;

/// A page's link into the web.
///
/// @param url absolute, without fragment and tracking parameters: what to ask the server for
/// @param canonical one spelling for all that mean the same page
/// @param text what the page says there: the longest of its anchors' texts; may be empty
/// @param look what the page and the URL say of it
public record Link(String url, String canonical, String text, Look look) {
    /// The same link found again: the longer text tells more, and the better look is believed.
    Link or(Link again) {
        var longer = again.text.length() > text.length() ? again : this;
        return new Link(url, canonical, longer.text, look.compareTo(again.look) > 0 ? again.look : look);
    }

    /// What a link looks like, the best first.
    public enum Look {
        /// An article's.
        ARTICLE,
        /// It says too little to tell.
        UNCLEAR,
        /// Anything but an article's.
        OTHER
    }
}
