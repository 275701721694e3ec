package dev.newsvane.alerts.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.Articles;
import dev.newsvane.alerts.match.Explanation.Kind;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Passage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Article ARTICLE =
            Articles.of("Llama 4", "A new model. The model is open, says Meta.").article();

    @Test
    void eachPartSaysWhetherItHoldsAndWhere() {
        var told = Explanation.of(query("(llama OR alpaca) AND model NOT farm"), ARTICLE);
        assertThat(told.kind()).isEqualTo(Kind.ALL);
        assertThat(told.holds()).isTrue();
        assertThat(told.parts()).extracting(Explanation::kind).containsExactly(Kind.ANY, Kind.CLAUSE, Kind.NOT);
        assertThat(told.parts()).allMatch(Explanation::holds);
        assertThat(told.parts().getFirst().parts())
                .extracting(Explanation::text, Explanation::holds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("llama", true),
                        org.assertj.core.groups.Tuple.tuple("alpaca", false));
        var model = told.parts().get(1);
        assertThat(model.times()).isEqualTo(2);
        assertThat(model.places())
                .extracting(Passage::field, Passage::start, Passage::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("text", 0, "A new model."),
                        org.assertj.core.groups.Tuple.tuple("text", 13, "The model is open, says Meta."));
    }

    @Test
    void whatDecidesIsNamed() {
        assertThat(reasons("(llama OR alpaca) AND model NOT farm")).containsExactly("llama", "model");
        assertThat(reasons("llama AND (farm OR alpaca)")).containsExactly("farm", "alpaca");
        assertThat(reasons("llama NOT (open OR farm)")).containsExactly("NOT open");
        assertThat(reasons("3 of (llama, model, farm, alpaca)")).containsExactly("farm", "alpaca");
        assertThat(reasons("2 of (llama, model, farm)")).containsExactly("llama", "model");
    }

    @Test
    void ofAnExampleItIsToldWhichOfItsWordsStandWhere() {
        var told = Explanation.of(query("like:\"Meta opens its new Llama model to the farms of everybody\""), ARTICLE);
        assertThat(told.kind()).isEqualTo(Kind.AT_LEAST);
        assertThat(told.text())
                .isEqualTo("like:\"Meta opens its new Llama model to the farms of everybody\": at least 4 of these 7");
        assertThat(told.holds()).isTrue();
        assertThat(told.parts())
                .extracting(Explanation::text)
                .containsExactly(
                        "top:Meta", "top:opens", "top:new", "top:Llama", "top:model", "top:farms", "top:everybody");
        assertThat(told.parts().getLast().holds()).isFalse();
        assertThat(reasons("like:\"Meta opens Llama\"")).containsExactly("top:Meta", "top:opens", "top:Llama");
        assertThat(told.parts().getFirst().places())
                .extracting(Passage::text)
                .containsExactly("The model is open, says Meta.");
    }

    @Test
    void ofAListItIsToldWhichOfItsWordsStand() {
        var article = Articles.of("Meta sued", "A class action against Meta or OpenAI, by authors. Novelists sue Meta.")
                .article();
        var lists =
                "let suit = (sue OR \"class action\") let maker = (OpenAI OR Meta) let who = (authors OR novelists) ";
        assertThat(Explanation.of(query(lists + "@suit NEAR/2 @maker"), article).places())
                .extracting(Passage::clause)
                .containsExactly(
                        "@suit NEAR/2 @maker (Meta … sued)",
                        "@suit NEAR/2 @maker (class action … Meta)",
                        "@suit NEAR/2 @maker (sue … Meta)");
        var nested = query(lists + "(@suit NEAR/2 @maker) NEAR/5 @who");
        assertThat(Explanation.of(nested, article).reasons())
                .containsExactly("(@suit NEAR/2 @maker) NEAR/5 @who (class action … Meta … authors)");
        var often = query(lists + "ATLEAST2(@suit) AND @maker");
        assertThat(Explanation.of(often, article).reasons())
                .containsExactly("ATLEAST2(@suit) (sued)", "OpenAI", "Meta");
        assertThat(Passages.of(often, Reading.of(article)))
                .extracting(Passage::clause)
                .contains("ATLEAST2(@suit) (class action), OpenAI, Meta");
        assertThat(Explanation.of(query(lists + "@suit ONEAR/1 @who"), article).reasons())
                .containsExactly("@suit ONEAR/1 @who");
    }

    @Test
    void whatDoesNotStandOftenEnoughIsToldWithItsPlaces() {
        var told = Explanation.of(query("ATLEAST3(model) OR ATLEAST2(meta OR llama)"), ARTICLE);
        assertThat(told.parts())
                .extracting(Explanation::text, Explanation::holds, Explanation::times)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ATLEAST3(model)", false, 2),
                        org.assertj.core.groups.Tuple.tuple("ATLEAST2(meta OR llama)", true, 2));
        assertThat(told.parts().getFirst().places())
                .extracting(Passage::text)
                .containsExactly("A new model.", "The model is open, says Meta.");
        assertThat(reasons("top:ATLEAST3(model)")).containsExactly("top:ATLEAST3(model)");
    }

    @Test
    void ofManyPlacesTheFirstAreTold() {
        var often = Articles.of("", "A quay. ".repeat(50)).article();
        var told = Explanation.of(query("quay"), often);
        assertThat(told.times()).isEqualTo(50);
        assertThat(told.places()).hasSize(Explanation.PLACES);
    }

    /// An explanation says what the code says that it explains.
    @Test
    void whatIsExplainedHoldsWhereTheIndexFindsIt() {
        var random = new Random(Long.getLong("newsvane.seed", 20250602L));
        var holding = 0;
        for (var i = 0; i < 300; i++) {
            var text = RandomQueries.query(random, 3);
            if (WatchLanguage.parse(text) instanceof Parsing.Parsed(var query)) {
                var article = RandomQueries.article(random);
                try (var matcher = new Matcher()) {
                    matcher.add(List.of(Articles.watch("w", 1, text, Articles.T0)));
                    var told = Explanation.of(query, article);
                    assertThat(told.holds())
                            .as(text)
                            .isEqualTo(!matcher.match(article).isEmpty());
                    holding += told.holds() ? 1 : 0;
                }
            }
        }
        assertThat(holding).isGreaterThan(50);
    }

    private static List<String> reasons(String query) {
        return Explanation.of(query(query), ARTICLE).reasons();
    }

    private static Query query(String text) {
        return switch (WatchLanguage.parse(text)) {
            case Parsing.Parsed(var query) -> query;
            case Parsing.Mistakes(var mistakes) -> throw new AssertionError(mistakes);
        };
    }
}
