package dev.newsvane.app.eval;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;

/// When what we read is what is expected. A reader may keep HTML or plain text, a date's parts or the instant: the
/// meaning is compared, not the form.
enum Agreement {
    /// The same characters, white space at the ends aside.
    EXACT {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return words(expected).strip().equals(words(ours).strip());
        }
    },
    /// One of ours is the same.
    AMONG {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return ours.valueStream().anyMatch(each -> TEXT.holds(expected, each, document));
        }
    },
    /// The same words for a reader; markup that is escaped twice is markup.
    TEXT {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            var wanted = text(words(expected));
            var read = List.of(spaced(words(ours)), text(words(ours)));
            return read.contains(wanted) || read.contains(text(wanted));
        }
    },
    /// The same words, and links and pictures that lead to the same places.
    HTML {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return TEXT.holds(expected, ours, document)
                    && links(words(expected)).equals(links(words(ours)));
        }
    },
    /// The same name, mail addresses aside.
    NAME {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return person(words(expected)).equals(person(words(ours)));
        }
    },
    /// The same second: ISO 8601, or year, month, day, hour, minute, second in UTC.
    INSTANT {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return instant(expected).isPresent() && instant(expected).equals(instant(ours));
        }
    },
    /// Both read the document's bytes as the same text.
    CHARSET {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return decoded(document, words(expected)).equals(decoded(document, words(ours)));
        }
    },
    /// Longitude and latitude, and an altitude, which is left aside.
    PLACE {
        @Override
        boolean holds(JsonNode expected, JsonNode ours, ByteString document) {
            return expected.path(0).asDouble() == ours.path("longitude").asDouble()
                    && expected.path(1).asDouble() == ours.path("latitude").asDouble();
        }
    };

    /// What stands in a frame's place is text for whoever drops the frame.
    private static final Pattern FRAME = Pattern.compile("</?i?frame\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private static final Pattern MAIL = Pattern.compile("\\s*[(<]?[^\\s()<>]+@[^\\s()<>]+[)>]?\\s*");

    /// Whether nothing is expected.
    boolean isNothing(JsonNode expected) {
        var words = words(expected);
        return expected.isNull()
                || words.isEmpty()
                || (this == TEXT && text(words).isEmpty());
    }

    /// @param document the bytes that were read
    abstract boolean holds(JsonNode expected, JsonNode ours, ByteString document);

    /// What stands there, for a person.
    static String words(JsonNode value) {
        return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
    }

    private static String text(String html) {
        return spaced(Jsoup.parse(FRAME.matcher(html).replaceAll("")).text());
    }

    private static String spaced(String text) {
        return text.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ");
    }

    private static List<String> links(String html) {
        var links = new ArrayList<String>();
        Jsoup.parse(html).select("a[href^=http], img[src^=http]").forEach(element -> {
            links.add(element.attr(element.hasAttr("href") ? "href" : "src"));
        });
        return links;
    }

    private static String person(String author) {
        var without = text(MAIL.matcher(author).replaceAll(" ")).replaceAll("^\\((.*)\\)$", "$1");
        return without.isEmpty() ? spaced(author) : without;
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return Optional.of(value.isArray() ? parts(value) : iso(words(value)))
                    .map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Instant parts(JsonNode value) {
        return LocalDateTime.of(
                        value.path(0).asInt(),
                        value.path(1).asInt(),
                        value.path(2).asInt(),
                        value.path(3).asInt(),
                        value.path(4).asInt(),
                        value.path(5).asInt())
                .toInstant(ZoneOffset.UTC);
    }

    private static Optional<String> decoded(ByteString document, String charset) {
        try {
            return Optional.of(document.string(Charset.forName(charset.toLowerCase(Locale.ROOT))));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
