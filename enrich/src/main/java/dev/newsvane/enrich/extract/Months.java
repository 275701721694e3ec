package dev.newsvane.enrich.extract;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names of months in the languages of most sources, with and without accents, whole and as they are shortened.
/// Where two languages give one name to two months (`listopad`: November in Polish and Czech, October in Croatian) the
/// language listed first has it.
final class Months {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "cs", "fi", "tr", "ru", "uk", "id", "ro",
            "hu", "el", "bg", "sk", "sl", "hr", "sr", "ca", "et", "lv", "lt", "sq", "ar", "hi");
    private static final Map<String, Integer> OTHERS = Map.of(
            "sept",
            9,
            "maerz",
            3,
            "mrz",
            3,
            "jänner",
            1,
            "jaenner",
            1,
            "feber",
            2,
            "augustus",
            8,
            "setiembre",
            9,
            "okt",
            10);
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int LEAST_LETTERS = 3;
    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    /// The month of this name, 1 to 12, whatever its case.
    static Optional<Integer> number(String name) {
        return Optional.ofNullable(NUMBERS.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<>(OTHERS);
        for (var language : LANGUAGES) {
            for (var month : Month.values()) {
                for (var style : TextStyle.values()) {
                    var name = month.getDisplayName(style, Locale.of(language))
                            .toLowerCase(Locale.ROOT)
                            .replace(".", "");
                    if (name.length() >= LEAST_LETTERS && name.codePoints().allMatch(Months::isLetter)) {
                        numbers.putIfAbsent(name, month.getValue());
                        numbers.putIfAbsent(plain(name), month.getValue());
                    }
                }
            }
        }
        return Map.copyOf(numbers);
    }

    private static boolean isLetter(int point) {
        return Character.isLetter(point)
                || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    /// As it is written without accents, and in capitals that know no dotless i.
    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ı', 'i');
    }
}
