package dev.newsvane.enrich.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.Constants;
import org.mozilla.universalchardet.UniversalDetector;

/// Bytes to text as browsers do it, in falling order of trust: byte order mark, valid UTF-8, the header, the page's own
/// word, the look of the bytes, windows-1252.
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /// Short texts in windows-1251 look like it, and nobody writes pages in it.
    private static final String MAC_CYRILLIC = Constants.CHARSET_MACCYRILLIC;

    private static final Pattern DECLARED = Pattern.compile(
            "charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)|" + "^\\s*<\\?xml[^>]{0,80}encoding\\s*=\\s*[\"']([\\w.:-]+)",
            Pattern.CASE_INSENSITIVE);

    /// How far into a page its own declaration is looked for; the standard asks for 1,024, real pages need more.
    private static final int DECLARATION = 8192;

    /// What a label means to browsers, where it differs (WHATWG Encoding, section 4.2).
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("utf-16", "utf-8"), // whoever can read the word in ASCII is not reading UTF-16
            Map.entry("utf-16le", "utf-8"),
            Map.entry("utf-16be", "utf-8"));

    private static final char ESCAPE = 0x1B;

    /// What stands where bytes were no character.
    private static final char REPLACED = 0xFFFD;

    private Charsets() {}

    static String decode(byte[] body, Optional<String> contentType) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) {
            return new String(body, 3, body.length - 3, UTF_8);
        }
        if (starts(body, 0xFE, 0xFF)) {
            return new String(body, 2, body.length - 2, UTF_16BE);
        }
        if (starts(body, 0xFF, 0xFE)) {
            return new String(body, 2, body.length - 2, UTF_16LE);
        }
        return utf8(body).orElseGet(() -> new String(body, guess(body, contentType)));
    }

    private static boolean starts(byte[] body, int... mark) {
        for (var i = 0; i < mark.length; i++) {
            if (body.length <= i || (body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// Text that happens to be valid UTF-8 beyond ASCII is UTF-8, whatever anyone declares. ISO-2022 hides in ASCII
    /// behind escape characters.
    private static Optional<String> utf8(byte[] body) {
        var text = new String(body, UTF_8);
        return text.indexOf(ESCAPE) < 0 && (text.indexOf(REPLACED) < 0 || valid(body))
                ? Optional.of(text)
                : Optional.empty();
    }

    /// Whether the author wrote the replacement character.
    private static boolean valid(byte[] body) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body)); // which reports what is malformed
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Charset guess(byte[] body, Optional<String> contentType) {
        var head = new String(body, 0, Math.min(body.length, DECLARATION), ISO_8859_1);
        var declared = contentType.flatMap(Charsets::declared).or(() -> declared(head));
        return declared.filter(charset -> !charset.equals(UTF_8) || mostlyUtf8(body))
                .or(() -> detected(body))
                .orElse(WINDOWS_1252);
    }

    /// A page in UTF-8 with a few broken bytes (cut off, or another charset quoted in a corner).
    private static boolean mostlyUtf8(byte[] body) {
        var text = new String(body, UTF_8);
        var broken = text.chars().filter(c -> c == REPLACED).count();
        var foreign = text.chars().filter(c -> c > 0x7F).count();
        return broken * 10 < foreign;
    }

    private static Optional<Charset> declared(String text) {
        var matcher = DECLARED.matcher(text);
        while (matcher.find()) {
            var label = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
            var charset = named(label);
            if (charset.isPresent()) {
                return charset;
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> detected(byte[] body) {
        var detector = new UniversalDetector();
        detector.handleData(body, 0, Math.min(body.length, 1 << 18));
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .map(name -> name.equals(MAC_CYRILLIC) ? "windows-1251" : name)
                .flatMap(Charsets::named);
    }

    private static Optional<Charset> named(String label) {
        var name = label.toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
