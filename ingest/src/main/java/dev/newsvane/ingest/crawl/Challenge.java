package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer.Got;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A page that asks for a browser, a person or a consent instead of showing what was asked for. Known by what its
/// makers put there: a header, a mark in its markup, a title. Words alone are never enough, for articles speak of
/// captchas too, and many a page holds the scripts of such makers without being one.
final class Challenge {
    /// Statuses that refuse.
    private static final Set<Integer> BARRED = Set.of(401, 403, 405, 429);

    private static final int SERVERS_FAULT = 500;

    /// A mark of a maker's.
    ///
    /// @param text in the markup
    /// @param anyway whether it says so on a page that succeeds too; else only beside a refusal
    private record Mark(String maker, String text, boolean anyway) {
        static Mark always(String maker, String text) {
            return new Mark(maker, text, true);
        }

        static Mark whereBarred(String maker, String text) {
            return new Mark(maker, text, false);
        }
    }

    private static final List<Mark> MARKS = List.of(
            Mark.always("Cloudflare", "window._cf_chl_opt"),
            Mark.always("Cloudflare", "id=\"challenge-error-text\""),
            Mark.whereBarred("Cloudflare", "/cdn-cgi/challenge-platform/"),
            Mark.always("DataDome", "geo.captcha-delivery.com/captcha"),
            Mark.whereBarred("DataDome", "captcha-delivery.com"),
            Mark.always("PerimeterX", "id=\"px-captcha\""),
            Mark.whereBarred("PerimeterX", "px-captcha"),
            Mark.whereBarred("PerimeterX", "_pxAppId"),
            Mark.always("Akamai", "id=\"sec-if-cpt-container\""),
            Mark.always("Akamai", "/_sec/verify?provider=interstitial"),
            Mark.whereBarred("Akamai", "errors.edgesuite.net"),
            Mark.whereBarred("Imperva", "_Incapsula_Resource"),
            Mark.always("Imperva", "Request unsuccessful. Incapsula incident ID"),
            Mark.always("AWS WAF", "window.gokuProps"),
            Mark.whereBarred("a captcha", "www.google.com/recaptcha/api.js"),
            Mark.whereBarred("a captcha", "hcaptcha.com/1/api.js"));

    private static final Pattern TITLE =
            Pattern.compile("(?i)just a moment\\.*|one moment,? please\\.*|please wait\\.*|attention required! \\|"
                + " cloudflare|ddos-guard|checking your browser.*|robot or human\\??|are you (?:a robot|human|a"
                + " human)\\??|verify(?:ing)? (?:that )?you are (?:a )?human.*|human verification|pardon our"
                + " interruption\\.*|security check(?:point)?|captcha|bot verification|client challenge|access to this"
                + " page has been denied\\.?|nur einen moment.*|einen moment.*bitte.*|un instant.*|un momento.*");

    private static final Pattern CONSENT = Pattern.compile("(?:consent|guce|cmp-consent)\\..+");

    private Challenge() {}

    /// Who asks, if it is one. Such pages are small, and no guard calls its own an article; an article may quote one.
    static Optional<String> of(Got got, Head head) {
        return header(got)
                .or(() -> consent(got.url()))
                .or(() -> mayBe(got, head) ? mark(got, head).or(() -> title(got, head)) : Optional.empty());
    }

    private static boolean mayBe(Got got, Head head) {
        return head.whole() && !(got.succeeded() && head.article());
    }

    private static Optional<String> header(Got got) {
        if (got.header("cf-mitigated").filter("challenge"::equals).isPresent()) {
            return Optional.of("Cloudflare");
        }
        if (got.header("x-amzn-waf-action").isPresent()) {
            return Optional.of("AWS WAF");
        }
        return got.header("x-datadome").filter(_ -> barred(got)).map(_ -> "DataDome");
    }

    private static Optional<String> consent(URI url) {
        return Optional.ofNullable(url.getHost())
                .filter(host -> CONSENT.matcher(host.toLowerCase(Locale.ROOT)).matches())
                .map(host -> host + ", for consent");
    }

    private static Optional<String> mark(Got got, Head head) {
        var text = head.text();
        return MARKS.stream()
                .filter(mark -> mark.anyway() || barred(got))
                .filter(mark -> text.contains(mark.text()))
                .map(Mark::maker)
                .findFirst();
    }

    private static Optional<String> title(Got got, Head head) {
        return Optional.of(head.title())
                .filter(_ -> got.status() < SERVERS_FAULT)
                .filter(title -> TITLE.matcher(title).matches() && !head.article())
                .map(title -> "a page called \"" + title + '"');
    }

    /// An error of the server's own is none: its page may hold the scripts of such a maker as any other of its pages.
    private static boolean barred(Got got) {
        return BARRED.contains(got.status());
    }
}
