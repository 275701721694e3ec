package dev.newsvane.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.enrich.repeat.Shingles;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class ComparedTest {
    private final Shelf<Words> shelf = Shelf.inMemory();
    private final Compared compared = new Compared(shelf);

    @Test
    void aTextIsReadOnceUntilAnotherTakesItsPlace() {
        keep("a", "first");
        var first = compared.of("a");
        assertThat(compared.of("a")).isSameAs(first);
        var second = Shingles.of("second");
        compared.put("a", second);
        assertThat(compared.of("a")).isSameAs(second);
        compared.remove("a");
        assertThat(compared.of("a")).isNotSameAs(second).isNotSameAs(first);
    }

    @Test
    void textsWithoutAnyWordTakeTheirRoomToo() {
        keep("a", "first");
        var first = compared.of("a");
        var signs = Shingles.of("-".repeat(200_000));
        for (var i = 0; i < Compared.MOST_LETTERS / 200_000 + 1; i++) {
            compared.put("signs " + i, signs);
        }
        assertThat(compared.of("a")).isNotSameAs(first);
    }

    private void keep(String key, String text) {
        shelf.put(key, new Words("", text, ByteString.EMPTY, Optional.empty(), ""));
    }
}
