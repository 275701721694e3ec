package dev.newsvane.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderBlocksTest {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PUSH_PROMISE = 5;
    private static final int CONTINUATION = 9;
    private static final int FRAME = 16_384;
    private static final int MANY = HeaderBlocks.BOUND / 10 + 1; // frames of one byte, with their ten on the wire

    private final Buffer said = new Buffer();

    @Test
    void whatPassesIsUnchangedHoweverItIsCutUp() throws IOException {
        for (var stream = 3; stream < 100; stream += 2) {
            frame(HEADERS, stream, 100);
            frame(CONTINUATION, stream, 0);
            frame(DATA, stream, FRAME);
            frame(DATA, stream, 0);
        }
        for (var piece : new int[] {1, 7, 9, 8192, 1 << 20}) {
            assertThat(passed(piece)).as("in pieces of " + piece).isEqualTo(said.snapshot());
        }
    }

    @Test
    void aBlockThatGoesOnIsCutOff() throws IOException {
        frame(HEADERS, 3, FRAME);
        frame(CONTINUATION, 3, FRAME);
        frame(CONTINUATION, 3, FRAME);
        assertThat(passed(8192).size()).isEqualTo(3 * (FRAME + 9));
        frame(CONTINUATION, 3, FRAME);
        isCutOff();
    }

    @Test
    void blocksOfOneStreamAreCountedTogetherAndThoseOfManyAreNot() throws IOException {
        for (var i = 0; i < MANY; i++) {
            frame(HEADERS, 2 * i + 1, 1);
        }
        assertThat(passed(8192).size()).isEqualTo(MANY * 10);
        for (var i = 0; i < MANY; i++) {
            frame(HEADERS, 3, 1);
            frame(DATA, 3, 1);
        }
        isCutOff();
    }

    @Test
    void whatNobodyAskedForIsCountedTogetherWhateverItsStream() {
        for (var i = 0; i < MANY; i++) {
            frame(i % 2 == 0 ? PUSH_PROMISE : HEADERS, i % 2 == 0 ? 2 * i + 1 : 2 * i, 1);
        }
        isCutOff();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 6, 7})
    void whatCarriesNoPartOfAnAnswerIsCountedAndCutOff(int type) throws IOException {
        for (var i = 0; i < HeaderBlocks.CONTROL; i++) {
            frame(type, 0, 0);
            frame(DATA, 3, 1);
        }
        assertThat(passed(8192).size()).isEqualTo(HeaderBlocks.CONTROL * 19);
        frame(type, 0, 0);
        assertThatIOException().isThrownBy(() -> passed(8192)).withMessageContaining("10000 control frames of HTTP/2");
    }

    private void isCutOff() {
        assertThatIOException().isThrownBy(() -> passed(8192)).withMessageContaining("65536 bytes of HTTP/2 headers");
    }

    private void frame(int type, int stream, int length) {
        said.writeByte(length >> 16).writeShort(length).writeByte(type).writeByte(0);
        said.writeInt(stream).write(new byte[length]);
    }

    private ByteString passed(int piece) throws IOException {
        var in = new HeaderBlocks(said.clone().inputStream());
        var passed = new Buffer();
        var bytes = new byte[piece];
        for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            passed.write(bytes, 0, count);
        }
        return passed.readByteString();
    }
}
