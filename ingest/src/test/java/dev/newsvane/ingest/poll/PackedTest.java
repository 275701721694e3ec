package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedTest {
    @Test
    void textsOfOneLengthComeBackAsTheyWere() {
        var packed = Packed.of(List.of("00ff", "12ab", "ffff"));
        assertThat(packed).isInstanceOf(Packed.class).containsExactly("00ff", "12ab", "ffff");
        assertThat(Packed.of(packed)).isSameAs(packed);
    }

    @Test
    void whatDoesNotFitStaysAsItIs() {
        assertThat(Packed.of(List.of())).isEmpty();
        assertThat(Packed.of(List.of("", ""))).containsExactly("", "");
        assertThat(Packed.of(List.of("ab", "c", "def"))).containsExactly("ab", "c", "def");
        assertThat(Packed.of(List.of("aβ", "ab"))).containsExactly("aβ", "ab");
    }
}
