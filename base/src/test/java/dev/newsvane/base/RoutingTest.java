package dev.newsvane.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoutingTest {
    @Test
    void everythingOfAPlaceLandsTogether() {
        assertThat(IntStream.range(0, 100)
                        .map(i -> Routing.partition(Routing.key("example.org", "page " + i), 12))
                        .distinct())
                .containsExactly(Routing.partition("example.org", 12));
    }

    @Test
    void placesAreSpread() {
        assertThat(IntStream.range(0, 200)
                        .map(i -> Routing.partition("host-" + i + ".example", 12))
                        .distinct())
                .hasSize(12);
    }

    /// murmur2 as Kafka's own default partitioner has it: a change would part records from their tombstones.
    @Test
    void partitionsAreTheSameForEver() {
        assertThat(Routing.partition("example.org 1", 12)).isEqualTo(9);
        assertThat(Routing.partition("ünicode.example", 12)).isEqualTo(1);
        assertThat(Routing.partition("", 12)).isEqualTo(9);
    }

    @Test
    void aKeyComesApartAsItWasPutTogether() {
        var key = Routing.key("example.org", "a name of words");
        assertThat(Routing.place(key)).isEqualTo("example.org");
        assertThat(Routing.name(key)).isEqualTo("a name of words");
        assertThat(Routing.place("alone")).isEqualTo("alone");
        assertThat(Routing.name("alone")).isEqualTo("alone");
    }

    @Test
    void aPlaceIsOneWord() {
        assertThatThrownBy(() -> Routing.key("two words", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Routing.key("", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
