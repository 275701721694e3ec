package dev.newsvane.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okio.Buffer;
import okio.ByteString;

/// A server that speaks HTTP/2 to nobody's good: one connection, and frames until the client hangs up.
final class Http2Flood implements AutoCloseable {
    private static final int PREFACE = 24;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;
    private static final int OURS = 3; // the client's first request; 1 is kept for upgrades
    private static final int PROMISED = 2;
    private static final ByteString STATUS_200 = ByteString.decodeHex("88");
    private static final ByteString STATUS_103 = ByteString.decodeHex("0803313033");
    private static final ByteString NO_LETTERS = ByteString.of(new byte[3 * 5000]);

    enum Kind {
        /// One block without end, of headers without name or value.
        HEADERS_WITHOUT_LETTERS,
        /// Early hints, and no answer.
        EARLY_HINTS,
        /// Answer upon answer to one request.
        ANSWERS,
        /// What nobody asked for.
        PUSHES,
        /// Questions whether we are there, whose answers nobody reads.
        PINGS,
        /// Changes of mind.
        SETTINGS
    }

    private final ServerSocket listener = new ServerSocket();
    private final AtomicReference<Socket> wire = new AtomicReference<>(new Socket());

    Http2Flood(SSLSocketFactory tls, Kind kind) throws IOException {
        listener.bind(LoopbackServer.FREE);
        Thread.ofVirtual().start(() -> serve(tls, kind));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void serve(SSLSocketFactory tls, Kind kind) {
        try (var plain = listener.accept();
                var secure = (SSLSocket) tls.createSocket(plain, null, true)) {
            wire.set(plain);
            secure.setUseClientMode(false);
            secure.setHandshakeApplicationProtocolSelector((socket, offered) -> "h2");
            secure.getInputStream().skipNBytes(PREFACE);
            var out = secure.getOutputStream();
            frame(SETTINGS, 0, 0, ByteString.EMPTY).writeTo(out);
            requested(secure);
            if (kind == Kind.HEADERS_WITHOUT_LETTERS) {
                frame(HEADERS, 0, OURS, STATUS_200).writeTo(out);
            }
            while (true) {
                next(kind).writeTo(out);
            }
        } catch (IOException e) {
            // the client hung up, as it should
        }
    }

    /// Frames up to the client's first request.
    private static void requested(SSLSocket secure) throws IOException {
        var in = secure.getInputStream();
        for (var type = 0; type != HEADERS; ) {
            var header = new Buffer().write(in.readNBytes(9));
            var length = (header.readByte() << 16) | (header.readShort() & 0xffff);
            type = header.readByte();
            in.skipNBytes(length);
        }
    }

    private static Buffer next(Kind kind) {
        return switch (kind) {
            case PINGS -> frame(PING, 0, 0, ByteString.of(new byte[8]));
            case SETTINGS -> frame(SETTINGS, 0, 0, ByteString.EMPTY);
            case HEADERS_WITHOUT_LETTERS -> frame(CONTINUATION, 0, OURS, NO_LETTERS);
            case EARLY_HINTS -> frame(HEADERS, END_HEADERS, OURS, STATUS_103);
            case ANSWERS -> frame(HEADERS, END_HEADERS, OURS, STATUS_200);
            case PUSHES ->
                frame(
                        PUSH_PROMISE,
                        END_HEADERS,
                        OURS,
                        new Buffer().writeInt(PROMISED).write(STATUS_200).readByteString());
        };
    }

    private static Buffer frame(int type, int flags, int stream, ByteString payload) {
        return new Buffer()
                .writeByte(payload.size() >> 16)
                .writeShort(payload.size())
                .writeByte(type)
                .writeByte(flags)
                .writeInt(stream)
                .write(payload);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        wire.get().close();
    }
}
