package dev.newsvane.ingest.poll;

import dev.newsvane.base.Ids;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/// Which URLs were seen, where nothing else tells old from new: 32 bits of a hash of each, sorted, as differences of
/// seven bits a byte. Fifty thousand take 150 kB, a third of what ids of 64 bits would, and one new URL in 86,000 is
/// taken for a known one.
final class UrlDigest {
    static final UrlDigest NONE = new UrlDigest(new int[0]);

    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    /// Ascending as unsigned numbers are when shifted by the least int.
    private final int[] sorted;

    private UrlDigest(int[] sorted) {
        this.sorted = sorted;
    }

    static UrlDigest of(Collection<String> urls) {
        return new UrlDigest(
                urls.stream().mapToInt(UrlDigest::hash).sorted().distinct().toArray());
    }

    boolean holds(String url) {
        return Arrays.binarySearch(sorted, hash(url)) >= 0;
    }

    int size() {
        return sorted.length;
    }

    /// As [#read] takes it.
    String text() {
        var bytes = new ByteArrayOutputStream();
        var before = (long) Integer.MIN_VALUE;
        for (var each : sorted) {
            var step = each - before;
            for (; step > LOW; step >>>= 7) {
                bytes.write((int) (step & LOW) | MORE);
            }
            bytes.write((int) step);
            before = each;
        }
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /// What [#text] wrote.
    static UrlDigest read(String text) {
        var bytes = Base64.getDecoder().decode(text);
        var hashes = new int[bytes.length];
        var count = 0;
        var value = (long) Integer.MIN_VALUE;
        var step = 0L;
        var shift = 0;
        for (var each : bytes) {
            step |= (long) (each & LOW) << shift;
            shift += 7;
            if ((each & MORE) == 0) {
                value += step;
                hashes[count++] = (int) value;
                step = 0;
                shift = 0;
            }
        }
        return new UrlDigest(Arrays.copyOf(hashes, count));
    }

    private static int hash(String url) {
        return Integer.parseUnsignedInt(Ids.of(url).substring(0, 8), 16);
    }
}
