package dev.newsvane.alerts.share;

import dev.newsvane.base.Ids;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A share of the watches, which one match stage holds where several divide them. A watch belongs to one by its name
/// alone, whatever its version.
///
/// @param number from 1
/// @param of how many shares there are together
public record Share(int number, int of) {
    /// All watches.
    public static final Share WHOLE = new Share(1, 1);

    /// Each share reads and takes apart every article: so many cost more than they spare.
    public static final int MOST = 64;

    private static final String STAGE = "match";
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
    private static final Pattern NAMED = Pattern.compile(STAGE + "-(\\d{1,2})-of-(\\d{1,2})");
    private static final int HEX = 15;

    public Share {
        if (of < 1 || of > MOST || number < 1 || number > of) {
            throw new IllegalArgumentException("there is no share " + number + " of " + of);
        }
    }

    /// Reads one as the command line has it, such as `1/2`.
    public static Optional<Share> read(String text) {
        return read(WRITTEN, text);
    }

    /// The share of a stage of this name; empty where it is another stage's.
    static Optional<Share> ofStage(String name) {
        return name.equals(STAGE) ? Optional.of(WHOLE) : read(NAMED, name);
    }

    private static Optional<Share> read(Pattern form, String text) {
        var read = form.matcher(text);
        if (!read.matches()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(read.group(1));
        var of = Integer.parseInt(read.group(2));
        return of >= 1 && of <= MOST && number >= 1 && number <= of
                ? Optional.of(new Share(number, of))
                : Optional.empty();
    }

    /// All shares where there are so many.
    static List<Share> all(int of) {
        return IntStream.rangeClosed(1, of)
                .mapToObj(number -> new Share(number, of))
                .toList();
    }

    /// Whether a watch of this name belongs to it.
    public boolean holds(String watch) {
        return Long.parseLong(Ids.of(watch).substring(0, HEX), 16) % of == number - 1;
    }

    /// The name of the stage that holds it.
    public String stage() {
        return of == 1 ? STAGE : STAGE + '-' + number + "-of-" + of;
    }

    /// As a person says it.
    @Override
    public String toString() {
        return of == 1 ? STAGE : STAGE + ' ' + number + " of " + of;
    }
}
