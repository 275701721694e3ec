package dev.newsvane.testkit.burst;

import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sites that publish any number of made-up articles on request, each about something of its own: every article is a
/// story, and every other one mentions the watched subject.
public final class BurstWeb {
    public static final String SUBJECT = "quokka treaty";
    /// How the path of every article begins.
    public static final String PAGES = "/story/";

    private static final int WORDS = 160;
    private static final int SENTENCE = 12;
    private static final int PARAGRAPH = 4;
    private static final String SYLLABLES =
            "ba be bi bo bu da de di do du fa fe fi fo ga ge gi go ka ke ki ko la le li lo "
                    + "ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zi zo";

    private final Random random;
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, List<Article>> published = new LinkedHashMap<>();
    private int count;

    /// One made-up article.
    public record Article(String url, String title, String text, boolean watched, Instant at) {}

    public BurstWeb(RecordedWeb web, int sites, long seed) {
        this.random = new Random(seed);
        for (var i = 0; i < sites; i++) {
            var host = "burst%02d.example".formatted(i);
            hosts.add(host);
            published.put(host, new CopyOnWriteArrayList<>());
            web.site(host, ask -> answer(host, ask.path()));
        }
    }

    public List<String> hosts() {
        return hosts;
    }

    public static String feed(String host) {
        return "http://" + host + "/feed.xml";
    }

    /// Publishes so many more, spread over the sites.
    public void publish(int articles, Instant at) {
        for (var i = 0; i < articles; i++) {
            var host = hosts.get(count % hosts.size());
            var watched = count % 2 == 0;
            var url = "http://" + host + PAGES + count;
            published.getOrDefault(host, List.of()).add(new Article(url, words(7), text(watched), watched, at));
            count++;
        }
    }

    public List<Article> articles() {
        return published.values().stream().flatMap(List::stream).toList();
    }

    public List<Article> watched() {
        return articles().stream().filter(Article::watched).toList();
    }

    private Reply answer(String host, String path) {
        var articles = published.getOrDefault(host, List.of());
        if ("/feed.xml".equals(path)) {
            return Reply.text(200, "application/rss+xml; charset=utf-8", feed(host, articles))
                    .tagged();
        }
        return articles.stream()
                .filter(article -> article.url().endsWith(path))
                .findFirst()
                .<Reply>map(article -> Reply.html(page(article)))
                .orElseGet(() -> Reply.status(404));
    }

    private static String feed(String host, List<Article> articles) {
        var items = new StringBuilder();
        for (var article : articles.reversed()) {
            items.append("<item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate></item>\n"
                    .formatted(
                            article.title(),
                            article.url(),
                            article.url(),
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    article.at().atOffset(ZoneOffset.UTC))));
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>%s</title><link>http://%s/</link>%s</channel></rss>"
                .formatted(host, host, items);
    }

    private static String page(Article article) {
        return "<!doctype html><html lang=\"en\"><head><title>%s</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>%s</h1>%s</article></body></html>"
                .formatted(article.title(), article.title(), article.text());
    }

    private String text(boolean watched) {
        var text = new StringBuilder();
        for (var written = 0; written < WORDS; written += SENTENCE * PARAGRAPH) {
            text.append("<p>");
            for (var sentence = 0; sentence < PARAGRAPH; sentence++) {
                var mention = watched && written == 0 && sentence == 1 ? " " + SUBJECT : "";
                text.append(words(SENTENCE)).append(mention).append(". ");
            }
            text.append("</p>");
        }
        return text.toString();
    }

    private String words(int many) {
        var words = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            words.add(word());
        }
        var line = String.join(" ", words);
        return Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    private String word() {
        var syllables = SYLLABLES.split(" ", -1);
        var word = new StringBuilder();
        for (var i = 0; i < 3; i++) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return word.toString();
    }
}
