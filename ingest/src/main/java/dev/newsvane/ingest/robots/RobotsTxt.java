package dev.newsvane.ingest.robots;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okio.ByteString;

/// What a robots.txt says to one crawler, by RFC 9309: the groups that name it are one; where none does, those of `*`
/// are; where there are none of these either, everything is allowed. Reading takes time linear in the text; judging a
/// URL, at most its length times that of the rules, which are kept as they are written: as objects they would take many
/// times the memory.
public final class RobotsTxt {
    /// More than this is not read (RFC 9309, 2.5); a line that the bound cuts is none.
    public static final int READ = 500 * 1024;

    private static final Set<String> AGENT = Set.of("user-agent", "useragent", "user agent");
    private static final Set<String> DISALLOW =
            Set.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw");
    private static final Set<String> ALLOW = Set.of("allow");
    private static final Set<String> DELAY = Set.of("crawl-delay", "crawldelay");
    private static final Pattern EVERYBODY = Pattern.compile("\\*(?:\\s.*)?");
    private static final Set<String> SITEMAP = Set.of("sitemap", "site-map");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_-]*");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?");

    private static final char ALLOWS = '+';
    private static final char DISALLOWS = '-';

    private final String rules;
    private final Optional<Duration> delay;
    private final List<String> sitemaps;

    private RobotsTxt(String rules, Optional<Duration> delay, List<String> sitemaps) {
        this.rules = rules;
        this.delay = delay;
        this.sitemaps = List.copyOf(sitemaps);
    }

    /// What is said to one crawler, or to all.
    private static final class Group {
        /// A line each, behind a sign for its kind.
        private final StringBuilder rules = new StringBuilder();

        private boolean named;
        private Optional<Duration> delay = Optional.empty();
    }

    /// Reads the bytes of a robots.txt.
    ///
    /// @param agent the crawler's name; its product token counts, as `newsvane` of `Newsvane/0.1 (+https://…)`
    public static RobotsTxt read(ByteString body, String agent) {
        var named = new Group();
        var all = new Group();
        var current = Set.<Group>of();
        var sitemaps = new ArrayList<String>();
        var begun = false;
        for (var line : lines(body)) {
            var key = key(line);
            var value = value(line);
            if (AGENT.contains(key)) {
                current = begun ? Set.of() : current;
                begun = false;
                current = with(current, value, token(agent), named, all);
            } else if (ALLOW.contains(key) || DISALLOW.contains(key)) {
                begun = true;
                var rule = (ALLOW.contains(key) ? ALLOWS : DISALLOWS) + value + '\n';
                current.forEach(group -> group.rules.append(rule));
            } else if (DELAY.contains(key) && SECONDS.matcher(value).matches()) {
                var delay = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
                current.forEach(group -> group.delay = Optional.of(delay));
            } else if (SITEMAP.contains(key) && !value.isEmpty()) {
                sitemaps.add(value);
            }
        }
        var own = named.named ? named : all;
        return new RobotsTxt(own.rules.toString(), own.delay, sitemaps);
    }

    private static Set<Group> with(Set<Group> current, String value, String token, Group named, Group all) {
        var meant = new HashSet<>(current);
        if (EVERYBODY.matcher(value).matches()) {
            meant.add(all);
        } else if (!token.isEmpty() && token(value).equalsIgnoreCase(token)) {
            named.named = true;
            meant.add(named);
        }
        return Set.copyOf(meant);
    }

    /// Whether a URL may be fetched: the rule that matches the most octets decides, of two as long the one that allows.
    /// robots.txt itself always may.
    ///
    /// @param url absolute, or a path with its query
    public boolean allows(String url) {
        var path = PathOctets.of(url);
        return path.plain().equals("/robots.txt")
                || rules.lines()
                        .flatMap(line -> Rule.of(line.substring(1), line.charAt(0) == ALLOWS).stream())
                        .filter(rule -> rule.matches(path))
                        .max(Rule.BY_WEIGHT)
                        .map(Rule::allows)
                        .orElse(true);
    }

    /// The pause between two requests that the host asks for (no part of RFC 9309; widely used).
    public Optional<Duration> delay() {
        return delay.filter(Duration::isPositive);
    }

    /// The sitemaps that the site names, as given, whatever group they stand in (RFC 9309, 2.2.4; sitemaps.org).
    public List<String> sitemaps() {
        return sitemaps;
    }

    /// What is said to the crawler alone, for who keeps many of these.
    public RobotsTxt withoutSitemaps() {
        return new RobotsTxt(rules, delay, List.of());
    }

    /// Characters that it keeps.
    public int length() {
        return rules.length() + sitemaps.stream().mapToInt(String::length).sum();
    }

    /// Each octet as one character; any of CR, LF and CRLF ends a line.
    private static List<String> lines(ByteString body) {
        var text = body.substring(0, Math.min(body.size(), READ + 1)).string(ISO_8859_1);
        var whole = body.size() <= READ ? text : text.substring(0, lastEnd(text));
        return whole.replaceFirst("^\u00ef\u00bb\u00bf", "").lines().toList();
    }

    private static int lastEnd(String text) {
        return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    }

    /// Before the colon; or, as many forget it, before the first space.
    private static String key(String line) {
        return divided(line)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String line) {
        var parts = divided(line);
        return parts.length < 2 ? "" : parts[1].strip();
    }

    private static String[] divided(String line) {
        var comment = line.indexOf('#');
        var said = (comment < 0 ? line : line.substring(0, comment)).strip();
        return said.indexOf(':') < 0 ? said.split("[ \t]", 2) : said.split(":", 2);
    }

    private static String token(String agent) {
        var found = TOKEN.matcher(agent.strip());
        return found.lookingAt() ? found.group() : "";
    }
}
