package dev.newsvane.ingest.poll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// Texts of one length in one array: what is known of a source's items is most of what a source takes in memory, and a
/// text of its own for each takes three times as much.
final class Packed extends AbstractList<String> implements RandomAccess {
    private final byte[] texts;
    private final int length;

    private Packed(byte[] texts, int length) {
        this.texts = texts;
        this.length = length;
    }

    /// The same texts; as they are where they are of several lengths.
    static List<String> of(List<String> texts) {
        if (texts.isEmpty() || texts instanceof Packed) {
            return texts;
        }
        var length = texts.getFirst().length();
        var packed = String.join("", texts).getBytes(ISO_8859_1);
        var list = new Packed(packed, length);
        return length > 0 && packed.length == length * texts.size() && list.equals(texts) ? list : texts;
    }

    @Override
    public String get(int index) {
        return new String(texts, index * length, length, ISO_8859_1);
    }

    @Override
    public int size() {
        return texts.length / length;
    }
}
