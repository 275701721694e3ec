package dev.newsvane.app.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.app.api.Kept.Standing;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The entry that is there has the tag `"a"`; `|` divides lines.
class ConditionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "*", "\"b\", \"a\"", "\"b\"|\"a\"", "W/\"a\"|\"a\""})
    void whoHasSeenItWrites(String tags) {
        assertThatCode(() -> hold("if-match", tags)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\"", "", "a", "W/\"a\"", "\"b\"|\"c\""})
    void whoHasSeenAnotherDoesNot(String tags) {
        assertThatThrownBy(() -> hold("if-match", tags)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "*", "W/\"a\"", "\"b\"|W/\"c\", W/\"a\""})
    void whoWantsNoneLikeItDoesNot(String tags) {
        assertThatThrownBy(() -> hold("if-none-match", tags)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\"", "W/\"b\"", ""})
    void whoWantsNoneLikeAnotherWrites(String tags) {
        assertThatCode(() -> hold("if-none-match", tags)).doesNotThrowAnyException();
    }

    private static void hold(String header, String tags) {
        var request = new Request(
                "PUT",
                "/watches/a",
                Map.of(),
                Map.of(),
                Map.of(header, List.of(tags.split("\\|", -1))),
                ByteString.EMPTY);
        Conditions.hold(request, Optional.of(new Standing("api", "\"a\"", Json::object)));
    }
}
