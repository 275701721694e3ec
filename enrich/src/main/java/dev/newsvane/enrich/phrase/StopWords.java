package dev.newsvane.enrich.phrase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.enrich.vocabulary.Stems;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/// Words that begin no phrase and end none, by language. English has Snowball's list and the words that news
/// adds to it; languages that have none go by length.
final class StopWords {
    private static final int SHORT = 3;

    private static final String NEWS = """
        a according across actually added after again ago all almost along already also although always am among amid an and another \
        any anyone anything are around as asked at away back be became because become been before began behind being believe best \
        better between beyond big both brought but by called calls came can cannot come comes coming could day days described did do does \
        doing done down during each early either else end enough even ever every everyone everything far few find first five for former \
        found four from full gave get gets getting give given gives go goes going gone good got great had half has have having he held \
        help her here high him his how however i if in including instead into is it its itself just keep kind know known last late later \
        latest least left less let like likely little long look looking lot made make makes making many march may maybe me mean means \
        might month months more morning most much must my near nearly need needs never new next night no nor not nothing now number of \
        off often old on once one only open or other others our out over own part per perhaps place point put quite rather read really \
        recent recently right said same saw say saying says second see seem seemed seen set several she should show showed shows since six \
        small so some someone something soon still such sure take taken takes taking tell ten than that the their them then there these \
        they thing things think third this those though thought three through thus time times to today together told tomorrow too took \
        toward towards two under until up upon us use used using very via want wanted wants was way ways we week weeks well went were \
        what when where whether which while who whole whom whose why will with within without word words work would wrote year years yes \
        yesterday yet you your monday tuesday wednesday thursday friday saturday sunday january february april june july august september \
        october november december mr mrs ms dr don't doesn't didn't can't won't isn't wasn't aren't it's that's he's she's i'm we're \
        they're you're there's let's i've we've they've don’t doesn’t didn’t can’t won’t isn’t wasn’t aren’t it’s that’s he’s she’s i’m \
        we’re they’re you’re there’s let’s i’ve we’ve they’ve click share subscribe\
        """;

    private final Optional<String> language;
    private final Stems stems;

    StopWords(Optional<String> language) {
        this.language = language;
        stems = new Stems(language);
    }

    /// @param lower a word in lower case
    boolean contain(String lower) {
        if (language.orElse("en").equals("en")) {
            return English.WORDS.contains(lower);
        }
        return stems.of(lower).isEmpty() || (!Stems.known(language) && lower.length() <= SHORT);
    }

    private static final class English {
        static final CharArraySet WORDS = load();

        private static CharArraySet load() {
            try (var list = new InputStreamReader(
                    Optional.ofNullable(SnowballFilter.class.getResourceAsStream("english_stop.txt"))
                            .orElseThrow(() -> new IllegalStateException("Lucene lacks its file english_stop.txt")),
                    UTF_8)) {
                var words = CharArraySet.copy(WordlistLoader.getSnowballWordSet(list));
                for (var word : NEWS.split("\\s+", -1)) {
                    words.add(word);
                }
                return CharArraySet.unmodifiableSet(words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
