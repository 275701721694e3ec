package dev.newsvane.enrich.entity;

/// An alias, taken apart.
final class Form {
    final Meaning meaning;
    final Alias.Need need;

    /// How each of its words is capitalised.
    private final byte[] shapes;

    /// Of its words together.
    final int letters;

    Form(Meaning meaning, Alias.Need need, byte[] shapes, int letters) {
        this.meaning = meaning;
        this.need = need;
        this.shapes = shapes;
        this.letters = letters;
    }

    int words() {
        return shapes.length;
    }

    /// An alias without a capital: it is a word of the language, too.
    boolean lower() {
        for (var shape : shapes) {
            if (shape != Scan.LOWER) {
                return false;
            }
        }
        return true;
    }

    /// Whether words are capitalised as the alias is. A capital in the alias must be one in the text;
    /// initials of four letters and more may be written like a word (`Nato`), any word of four in capitals,
    /// as headlines have them; a name with a capital within is no word of any language and may lack them all
    /// (`chatgpt`).
    boolean fits(Tokens tokens, int from) {
        for (var i = 0; i < shapes.length; i++) {
            if (!fits(shapes[i], tokens.shape(from + i), tokens.length(from + i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(byte wanted, byte found, int length) {
        return switch (wanted) {
            case Scan.LOWER -> true;
            case Scan.CAPITAL ->
                found == Scan.CAPITAL || found == Scan.MIXED || (found == Scan.CAPITALS && length >= 4);
            case Scan.CAPITALS ->
                found == Scan.CAPITALS || found == Scan.MIXED || (found == Scan.CAPITAL && length >= 4);
            default -> found != Scan.LOWER || (need == Alias.Need.NOTHING && length >= 5);
        };
    }
}
