package dev.newsvane.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
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
///
/// @param charset that the bytes were read in
public record FeedText(String text, Charset charset, Set<Repair> repairs) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int PROLOG = 256;

    /// Where a page's `meta` must stand: 1,024 bytes by HTML's standard; many let scripts stand before it.
    private static final int HEAD = 8 * 1024;
    private static final Pattern IN_HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_META =
            Pattern.compile("<meta\\b[^>]{0,300}?charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_PROLOG =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    public static FeedText of(byte[] bytes, Optional<String> contentType) {
        return decoded(bytes, declared(bytes, contentType));
    }

    /// A web page's bytes as text, by the same rules: its `meta` counts where the header says nothing.
    public static FeedText ofPage(byte[] bytes, Optional<String> contentType) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
        return decoded(bytes, contentType.flatMap(type -> find(IN_HEADER, type)).or(() -> find(IN_META, head)));
    }

    private static FeedText decoded(byte[] bytes, Optional<Charset> declared) {
        var repairs = EnumSet.noneOf(Repair.class);
        var mark = Mark.of(bytes);
        var charset = mark.map(Mark::charset)
                .or(() -> declared.filter(FeedText::isStateful))
                .orElseGet(() -> isUtf8(bytes) ? ofUtf8(bytes, declared) : guess(bytes, declared));
        var skipped = mark.map(Mark::length).orElse(0);
        var text = new String(bytes, skipped, bytes.length - skipped, charset);
        if (mark.isEmpty() && declared.isPresent() && !declared.get().equals(charset)) {
            repairs.add(Repair.CHARSET);
        }
        var clean = clean(text);
        if (clean.length() != text.length()) {
            repairs.add(Repair.CONTROL_CHARACTERS);
        }
        return new FeedText(clean, charset, repairs);
    }

    /// What says the charset by itself: a byte order mark, or how `<` is written in wide characters.
    private record Mark(Charset charset, int length) {
        static Optional<Mark> of(byte[] bytes) {
            if (starts(bytes, 0, 0, 0xfe, 0xff)) {
                return Optional.of(new Mark(UTF_32BE, 4));
            }
            if (starts(bytes, 0xff, 0xfe, 0, 0)) {
                return Optional.of(new Mark(UTF_32LE, 4));
            }
            if (starts(bytes, 0xef, 0xbb, 0xbf)) {
                return Optional.of(new Mark(UTF_8, 3));
            }
            if (starts(bytes, 0xfe, 0xff)) {
                return Optional.of(new Mark(UTF_16BE, 2));
            }
            if (starts(bytes, 0xff, 0xfe)) {
                return Optional.of(new Mark(UTF_16LE, 2));
            }
            return withoutMark(bytes).map(charset -> new Mark(charset, 0));
        }

        private static Optional<Charset> withoutMark(byte[] bytes) {
            if (starts(bytes, 0, 0, 0, '<')) {
                return Optional.of(UTF_32BE);
            }
            if (starts(bytes, '<', 0, 0, 0)) {
                return Optional.of(UTF_32LE);
            }
            if (starts(bytes, 0, '<')) {
                return Optional.of(UTF_16BE);
            }
            return starts(bytes, '<', 0) ? Optional.of(UTF_16LE) : Optional.empty();
        }
    }

    /// Bytes below 128 mean the same in most charsets: then what is declared is true.
    private static Charset ofUtf8(byte[] bytes, Optional<Charset> declared) {
        return declared.filter(_ -> isAscii(bytes)).filter(FeedText::holdsAscii).orElse(UTF_8);
    }

    private static boolean holdsAscii(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
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
    private static boolean isStateful(Charset charset) {
        return charset.name().startsWith("ISO-2022");
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Charset guess(byte[] bytes, Optional<Charset> declared) {
        return declared.filter(charset -> !charset.equals(UTF_8) && holdsAscii(charset))
                .orElseGet(() -> detected(bytes));
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

    private static boolean isAscii(byte[] bytes) {
        for (var each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    /// Without what XML 1.0 forbids: control characters, halves of pairs, non-characters. The controls from 80 to 9F
    /// are what windows-1252 has there, as HTML reads them too.
    static String clean(String text) {
        if (isPlain(text)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(FeedText::isAllowed).forEach(c -> {
            if (isControl(c)) {
                clean.append(new String(new byte[] {(byte) c}, WINDOWS_1252));
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /// With one space for each run of white space: what `\s+` finds, many times faster than a search.
    static String spaced(String text) {
        var spaced = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isSpace(c)) {
                spaced.append(c);
            } else if (i == 0 || !isSpace(text.charAt(i - 1))) {
                spaced.append(' ');
            }
        }
        return spaced.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int c) {
        return (c >= 0x20 && c < 0xd800 && !isControl(c)) || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isControl(int c) {
        return c >= 0x80 && c < 0xa0;
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
