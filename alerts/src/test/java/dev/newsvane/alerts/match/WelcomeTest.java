package dev.newsvane.alerts.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.Articles;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class WelcomeTest {
    @ParameterizedTest
    @CsvFileSource(resources = "filters.csv", delimiter = '|', numLinesToSkip = 2, emptyValue = "", nullValues = "null")
    void aWatchLooksOnlyAtWhatItsFilterWelcomes(ArgumentsAccessor row) {
        var filter = new Filter(
                words(row, 0),
                words(row, 1),
                text(row, 2).isEmpty() ? Filter.ALL.copies() : kinds(row, 2),
                number(row, 3, Filter.ALL.least()),
                number(row, 4, Filter.ALL.most()),
                text(row, 2).isEmpty() || words(row, 2).contains("original"));
        var watch = Articles.watch("w", 1, "llama", Articles.T0).only(filter);
        var article =
                article(text(row, 5), words(row, 6), kinds(row, 7).stream().findFirst(), number(row, 8, 0));
        try (var matcher = new Matcher()) {
            matcher.add(List.of(watch));
            assertThat(matcher.match(article)).hasSize(text(row, 9).equals("yes") ? 1 : 0);
        }
    }

    private static String text(ArgumentsAccessor row, int column) {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private static int number(ArgumentsAccessor row, int column, int otherwise) {
        return text(row, column).isEmpty() ? otherwise : Integer.parseInt(text(row, column));
    }

    private static List<String> words(ArgumentsAccessor row, int column) {
        return Arrays.stream(text(row, column).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<CopyKind> kinds(ArgumentsAccessor row, int column) {
        return words(row, column).stream()
                .filter(kind -> !kind.equals("original"))
                .map(CopyKind::valueOf)
                .toList();
    }

    private static Article article(String site, List<String> tags, Optional<CopyKind> copy, int words) {
        var place = new Placement(
                "s",
                true,
                1,
                Optional.empty(),
                1,
                1,
                0,
                copy.map(kind -> new Copy("o", "https://o.example/", "o.example", kind, 1, 1, List.of())),
                Articles.T0,
                List.of());
        return Article.of("https://" + site + "/llama", site, "Llama", "", Articles.T0)
                .with(draft -> {
                    draft.language = Optional.empty();
                    draft.words = words;
                    draft.tags = tags;
                    draft.placement = Optional.of(place);
                });
    }
}
