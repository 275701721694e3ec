package dev.newsvane.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Publisher sues chat bot maker over its books|Publisher sues chat bot maker books",
                "He was in a 4 x 4 from Q3 to 2025|Q3 2025",
                "War in Ukraine|War Ukraine",
                "Models, a model and the model's makers|Models makers",
                "Der Verlag verklagt die Firma wegen der Bücher|Verlag verklagt Firma wegen Bücher",
                "Krieg in der Ukraine|Krieg der Ukraine",
                "Une maison d'édition attaque en justice la société|maison d'édition attaque justice société",
                "La editorial demanda a la empresa por los libros|editorial demanda empresa libros",
                "Издательство подало в суд на компанию из-за книг|Издательство подало суд компанию книг",
                "Yayınevi ve yazarlar, bu şirketi kitaplar için dava açtı|Yayınevi yazarlar şirketi kitaplar dava açtı",
                "人工|人 工",
                "出版社がＡＩ企業を提訴した|出 版 社 AI 企 業 提 訴",
                "チャットボットを訴えた|チャットボット 訴",
            })
    void smallWordsOfItsLanguageTellNothing(String example, String telling) {
        assertThat(words(Gist.of(example))).containsExactly(telling.split(" ", -1));
    }

    @Test
    void ofMoreThanAreLookedForTheLongAndTheNamesAreInTheirOrder() {
        var small = IntStream.range(0, 40).mapToObj(i -> "" + (char) ('b' + i / 26) + (char) ('a' + i % 26) + "q");
        var example = String.join(" ", small.toList()) + " lawsuit Q9 publishers";
        var gist = Gist.of(example);
        assertThat(gist.all()).isEqualTo(43);
        assertThat(words(gist)).hasSize(Gist.MOST).endsWith("lawsuit", "Q9", "publishers");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "4, 4", "16, 4", "17, 5", "20, 5", "21, 6", "32, 8"})
    void fourMustStandAndAQuarter(int words, int least) {
        assertThat(gist(words).usual()).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"2, 100, 2", "8, 1, 2", "8, 40, 4", "8, 50, 4", "8, 51, 5", "32, 100, 32"})
    void ofAHundredSoManyTwoAtLeast(int words, int percent, int least) {
        assertThat(gist(words).share(percent)).isEqualTo(least);
    }

    private static Gist gist(int words) {
        return Gist.of(String.join(
                " ", IntStream.range(0, words).mapToObj(i -> "word" + i).toList()));
    }

    private static List<String> words(Gist gist) {
        return gist.words().stream().map(Word::exact).toList();
    }
}
