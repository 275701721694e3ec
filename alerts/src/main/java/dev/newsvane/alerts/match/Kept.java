package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Spelling;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.schemas.Article;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.util.BytesRef;

/// An article as a [Volume] keeps it: what is known of it, and where its words stand. One with words that no index
/// could take is kept whole instead, and has none.
///
/// @param rules by which its words are stemmed
/// @param words of each field that has some, in order
/// @param different its words, each once
/// @param stored what [Volume.Line] tells
record Kept(String rules, Map<Field, List<String>> words, Set<Spelling> different, BytesRef stored) {
    /// Between the folded form of a word and its exact form: no text has it.
    static final char BETWEEN = '\0';

    /// Lucene takes longer ones, but no word is.
    private static final int LONGEST = 1_000;

    private static final int HEAD = Long.BYTES + Long.BYTES + 1;

    static Kept of(Article article, Reading reading, long offset, Instant at, Function<Article, byte[]> written) {
        var different = Collections.<Spelling>newSetFromMap(new IdentityHashMap<>());
        var words = new EnumMap<Field, List<String>>(Field.class);
        for (var field : Field.values()) {
            var all = reading.in(field).words();
            if (!all.isEmpty() && field == field.place()) {
                var terms = new ArrayList<String>(all.size());
                all.stream().map(Word::spelling).forEach(spelling -> {
                    terms.add(term(spelling));
                    if (field.kind() == Field.Kind.WORDS) {
                        different.add(spelling);
                    }
                });
                words.put(field, terms);
            }
        }
        var fits = words.values().stream().flatMap(List::stream).allMatch(Kept::fits);
        return new Kept(
                Stemmer.rules(article.language().orElse("")),
                fits ? words : Map.of(),
                fits ? different : Set.of(),
                stored(offset, at, !fits, written.apply(fits ? article.wordless() : article)));
    }

    /// Sorted by the folded form, under which the exact forms stand together; most are the same.
    private static String term(Spelling spelling) {
        return spelling.folded() + BETWEEN + (spelling.exact().equals(spelling.folded()) ? "" : spelling.exact());
    }

    private static boolean fits(String term) {
        return term.length() <= LONGEST && term.indexOf(BETWEEN) == term.lastIndexOf(BETWEEN) && encodes(term);
    }

    /// Half a pair of surrogates would come back as another sign.
    private static boolean encodes(String term) {
        if (term.chars().noneMatch(sign -> Character.isSurrogate((char) sign))) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(term));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static BytesRef stored(long offset, Instant at, boolean whole, byte[] article) {
        return new BytesRef(ByteBuffer.allocate(HEAD + article.length)
                .putLong(offset)
                .putLong(at.toEpochMilli())
                .put((byte) (whole ? 1 : 0))
                .put(article)
                .array());
    }

    static Volume.Line line(BytesRef stored, Function<byte[], Article> read) {
        var in = ByteBuffer.wrap(stored.bytes, stored.offset, stored.length);
        var offset = in.getLong();
        var at = Instant.ofEpochMilli(in.getLong());
        var whole = in.get() == 1;
        var article = new byte[in.remaining()];
        in.get(article);
        return new Volume.Line(offset, at, whole, read.apply(article));
    }
}
