package dev.newsvane.enrich.extract;

import dev.newsvane.enrich.language.Language;
import dev.newsvane.schemas.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// A page in HTML to what it says.
final class HtmlPage {
    static final String METHOD = "tree-2";
    private static final String METHOD_LD = "json-ld-2";
    private static final int DEEPEST = 300;
    private static final int MOST_TAGS = 1_000_000;

    /// Below this many words there is no article, only its teaser or an error.
    private static final int LEAST_WORDS = 15;

    /// A page with less than this may be a challenge that only mentions what it guards.
    private static final int CHALLENGE_WORDS = 120;

    private static final double LITTLE = 0.3;
    private static final double MUCH_MORE = 2;

    private static final Pattern CHALLENGE = Pattern.compile(
            "(?i)just a moment\\.\\.\\.|attention required!|checking your browser|verify(ing)? (that )?you are (a"
                + " )?human|(enable|activate|requires?|turn on) java ?script|java ?script (is|to be)"
                + " (disabled|enabled|required)|are you a robot|pardon our interruption|access (to this page has been"
                + " )?denied|unusual traffic|captcha|request unsuccessful. incapsula|ddos protection by|please wait"
                + " while we|bitte (aktivieren sie|schalten sie) javascript");

    private static final Pattern CANONICAL = Pattern.compile("(?i)\\bcanonical\\b");

    private HtmlPage() {}

    static Reading read(String html, String url, Hints hints) {
        if (tooManyTags(html)) {
            return new Reading.Nothing(Reason.TOO_LARGE, "more than a million tags");
        }
        var page = parse(html, url);
        var survey = Survey.of(page);
        var title = Titles.of(survey, url, hints);
        var text = article(Outline.of(survey.body), title);
        var told = survey.ld.text("articleBody").map(HtmlPage::told).filter(body -> tellsMore(body, text));
        return judge(page, told.orElse(text))
                .<Reading>map(refusal -> refusal)
                .orElseGet(() -> new Reading.Found(
                        content(survey, url, hints, title, told.orElse(text), told.isPresent() ? METHOD_LD : METHOD)));
    }

    private static boolean tooManyTags(String html) {
        var tags = 0;
        for (var at = html.indexOf('<'); at >= 0 && tags <= MOST_TAGS; at = html.indexOf('<', at + 1)) {
            tags++;
        }
        return tags > MOST_TAGS;
    }

    /// The main text. Where the strict look leaves little of what the page shows, the names of its parts mislead: a
    /// look that trusts them less may find more.
    private static String article(Outline page, String title) {
        var strict = text(page, title, Look.STRICT);
        if (strict.length() > page.root().length * LITTLE) {
            return strict;
        }
        var lenient = text(page, title, Look.LENIENT);
        var text = Texts.words(lenient) > Texts.words(strict) * MUCH_MORE ? lenient : strict;
        return Texts.words(text) < LEAST_WORDS ? text(page, title, Look.OPEN) : text;
    }

    private static String text(Outline page, String title, Look look) {
        var blocks = Blocks.of(page, 0, look);
        var start = Scorer.article(page, blocks);
        var end = page.parts.get(start).end;
        var lead = Lead.of(blocks, start, title);
        var body = blocks.stream()
                .filter(block -> block.holder() >= start && block.holder() < end && !block.teaser())
                .toList();
        return joined(Prune.article(Stream.concat(lead.stream(), body.stream()).toList(), title));
    }

    private static String joined(List<Block> blocks) {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
    }

    private static String told(Outline body) {
        return joined(Blocks.of(body, 0, Look.OPEN));
    }

    private static String told(String body) {
        return body.contains("</p>") || body.contains("<br")
                ? told(Outline.of(parse(body, "").body()))
                : PlainText.paragraphs(Parser.unescapeEntities(body, false));
    }

    /// Most of what the page says of itself was not found on it: the text is drawn by a program.
    private static boolean tellsMore(String body, String text) {
        var tokens = Texts.tokens(body);
        var found = new HashSet<>(Texts.tokens(text));
        var missing = tokens.stream().filter(token -> !found.contains(token)).count();
        return tokens.size() > 50 && missing > tokens.size() * 0.5;
    }

    private static Document parse(String html, String url) {
        return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, url);
    }

    private static Optional<Reading.Nothing> judge(Document page, String text) {
        var words = Texts.words(text);
        if (words >= CHALLENGE_WORDS) {
            return Optional.empty();
        }
        var seen = page.text();
        if (CHALLENGE.matcher(page.title() + "\n" + seen).find()) {
            return Optional.of(new Reading.Nothing(
                    Reason.CHALLENGE, "the page asks for a browser instead of showing its article"));
        }
        if (words == 0 && Texts.words(seen) == 0) {
            return Optional.of(new Reading.Nothing(Reason.EMPTY, "the page shows no text"));
        }
        return words < LEAST_WORDS
                ? Optional.of(
                        new Reading.Nothing(Reason.NOT_AN_ARTICLE, "no running text was found, " + words + " words"))
                : Optional.empty();
    }

    private static Content content(Survey page, String url, Hints hints, String title, String text, String method) {
        var metas = page.metas;
        var modified = Dates.modified(page, hints);
        var declared = Optional.of(page.language)
                .filter(tag -> !tag.isEmpty())
                .or(() -> metas.first("og:locale", "content-language", "language"))
                .or(hints::language)
                .flatMap(Language::declared);
        return new Content(
                Optional.empty(),
                title,
                text,
                Authors.of(page, hints),
                Dates.published(page, url, hints, modified),
                modified,
                Language.of(text, declared),
                page.ld
                        .text("articleSection")
                        .or(() -> metas.first("article:section", "section", "parsely-section"))
                        .map(Texts::plain),
                page.ld
                        .text("description")
                        .or(() -> metas.first("og:description", "description", "twitter:description"))
                        .map(Texts::plain)
                        .or(hints::summary),
                metas.first("og:image", "og:image:url", "twitter:image")
                        .or(page.ld::image)
                        .flatMap(image -> absolute(page, image)),
                canonical(page, url),
                metas.first("og:site_name")
                        .or(page.ld::publisher)
                        .map(Texts::plain)
                        .or(hints::publisher),
                Paywall.of(page),
                method);
    }

    private static Optional<String> absolute(Survey page, String link) {
        var resolved = StringUtil.resolve(page.body.baseUri(), link.strip());
        return Optional.of(resolved).filter(url -> url.startsWith("http"));
    }

    /// Believed only within the page's own site, and not where it is the front page of which this is not one.
    private static Optional<String> canonical(Survey page, String url) {
        var links = page.links.stream()
                .filter(link -> link.hasAttr("href")
                        && CANONICAL.matcher(link.attr("rel")).find())
                .map(link -> link.attr("href"));
        return Stream.concat(links, page.metas.first("og:url").stream())
                .flatMap(link -> absolute(page, link).stream())
                .map(link -> link.split("#", 2)[0])
                .filter(link -> Sites.same(link, url))
                .filter(link -> Sites.path(link).length() > 1 || Sites.path(url).length() <= 1)
                .findFirst();
    }
}
