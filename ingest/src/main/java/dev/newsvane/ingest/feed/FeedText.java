package dev.newsvane.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/// A feed's bytes as text that an XML or JSON parser may see: in the right charset and without characters that neither
/// allows. Valid UTF-8 wins over whatever is declared; ISO-8859-1 means windows-1252; else what is declared, else what
/// is detected.
record FeedText(String text, Set<Repair> repairs) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int PROLOG = 256;
    private static final Pattern IN_HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_PROLOG =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    static FeedText of(byte[] bytes, Optional<String> contentType) {
        var repairs = EnumSet.noneOf(Repair.class);
        var declared = declared(bytes, contentType);
        var text = byMark(bytes)
                .or(() -> stateful(bytes, declared))
                .or(() -> utf8(bytes))
                .orElse("");
        if (text.isEmpty() && bytes.length > 0) {
            text = new String(bytes, guess(bytes, declared));
            declared.filter(UTF_8::equals).ifPresent(utf8 -> repairs.add(Repair.CHARSET));
        } else if (declared.isPresent() && !isAscii(text) && wrong(declared.get())) {
            repairs.add(Repair.CHARSET);
        }
        var clean = clean(text);
        if (clean.length() != text.length()) {
            repairs.add(Repair.CONTROL_CHARACTERS);
        }
        return new FeedText(clean, repairs);
    }

    private static boolean wrong(Charset declared) {
        return !declared.equals(UTF_8)
                && !declared.name().startsWith("UTF-")
                && !declared.name().startsWith("ISO-2022");
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return Optional.of(new String(bytes, 3, bytes.length - 3, UTF_8));
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, UTF_16BE));
        }
        if (starts(bytes, 0xff, 0xfe)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, UTF_16LE));
        }
        if (starts(bytes, 0, '<')) {
            return Optional.of(new String(bytes, UTF_16BE));
        }
        return starts(bytes, '<', 0) ? Optional.of(new String(bytes, UTF_16LE)) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// Charsets of seven bits that switch by escapes are valid UTF-8 and mean something else.
    private static Optional<String> stateful(byte[] bytes, Optional<Charset> declared) {
        return declared.filter(charset -> charset.name().startsWith("ISO-2022"))
                .map(charset -> new String(bytes, charset));
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Charset guess(byte[] bytes, Optional<Charset> declared) {
        return declared.filter(charset -> !charset.equals(UTF_8)).orElseGet(() -> detected(bytes));
    }

    private static Charset detected(byte[] bytes) {
        var detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, 64 * 1024));
        detector.dataEnd();
        // a few stray bytes in what is UTF-8 otherwise look like anything: the detector's word counts only when it has
        // one
        return Optional.ofNullable(detector.getDetectedCharset())
                .flatMap(FeedText::named)
                .orElse(WINDOWS_1252);
    }

    private static Optional<Charset> declared(byte[] bytes, Optional<String> contentType) {
        var head = new String(bytes, 0, Math.min(bytes.length, PROLOG), ISO_8859_1);
        return find(IN_PROLOG, head).or(() -> contentType.flatMap(type -> find(IN_HEADER, type)));
    }

    private static Optional<Charset> find(Pattern where, String text) {
        var found = where.matcher(text);
        return found.find() ? named(found.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        try {
            var charset = Charset.forName(name.toLowerCase(Locale.ROOT));
            return Optional.of(charset.equals(ISO_8859_1) || charset.equals(US_ASCII) ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /// Without what XML 1.0 forbids: control characters, halves of pairs, non-characters.
    static String clean(String text) {
        if (text.chars().allMatch(c -> (c >= 0x20 && c < 0xd800) || c == '\n' || c == '\r' || c == '\t')) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(FeedText::isAllowed).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c >= 0x10000;
    }
}
