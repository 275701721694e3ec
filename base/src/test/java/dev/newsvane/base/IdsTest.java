package dev.newsvane.base;

import static org.assertj.core.api.Assertions.assertThat;

import okio.ByteString;
import org.junit.jupiter.api.Test;

class IdsTest {
    /// `printf '\0\0\0\1a\0\0\0\2bc' | sha256sum`, the first half: an id that changes orphans everything stored under
    /// it.
    @Test
    void idsAreTheSameForEver() {
        assertThat(Ids.of("a", "bc")).isEqualTo("b534ce16ac9c8b36823f39a395ce8e0e");
        assertThat(Ids.of("https://example.org/ü", "")).isEqualTo("a7cf01111a3e6fa17e7a7aeac0de2ff7");
        assertThat(Ids.of()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(Ids.of("a", "bc")).isNotEqualTo(Ids.of("ab", "c")).isNotEqualTo(Ids.of("abc"));
        assertThat(Ids.of("a", "")).isNotEqualTo(Ids.of("", "a")).isNotEqualTo(Ids.of("a"));
    }

    /// `printf abc | sha256sum`, the first half.
    @Test
    void bytesAreHashedAsTheyAre() {
        assertThat(Ids.of(ByteString.encodeUtf8("abc"))).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }
}
