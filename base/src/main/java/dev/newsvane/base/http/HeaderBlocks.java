package dev.newsvane.base.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a server says in HTTP/2, cut off where the headers of one answer have no end, or what is not about answers has
/// none: for each ping and each change of settings the client keeps a task until it can reply, and who floods does not
/// read replies. The client bounds the letters of
/// a header block, and neither headers without letters (three bytes on the wire, about a hundred in memory) nor the
/// number of blocks: in ten seconds the first flood took 480 MB of a heap of 512, the second 120.
///
/// Source: RFC 9113, sections 4.1 (frames), 6.2, 6.6, 6.10 and 10.5 (what a peer may be refused for).
final class HeaderBlocks extends FilterInputStream {
    /// Bytes of all header frames of one stream as they are sent, which is packed: early hints, headers, trailers.
    static final int BOUND = 64 * 1024;

    /// Frames of one connection that carry no part of an answer, empty ones included, with which many servers end one:
    /// more than a day's pings. The next request opens another connection.
    static final int CONTROL = 10_000;

    private static final int FRAME_HEADER = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int CONTINUATION = 9;

    /// All that we did not ask for: pushes, and streams of the server's own.
    private static final int UNASKED = 0;

    /// More than run at a time on one connection.
    private static final int STREAMS = 256;

    private final Map<Integer, Integer> sent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > STREAMS;
        }
    };
    private final byte[] header = new byte[FRAME_HEADER];
    private int known;
    private int payload;
    private int account;
    private int control;

    HeaderBlocks(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        for (var at = offset; at < offset + count; ) {
            at += payload > 0 ? pass(offset + count - at) : learn(bytes[at]);
        }
        return count;
    }

    private int pass(int available) {
        var passed = Math.min(payload, available);
        payload -= passed;
        return passed;
    }

    private int learn(byte next) throws IOException {
        header[known++] = next;
        if (known == FRAME_HEADER) {
            known = 0;
            payload = number(0, 3);
            count(header[3], number(5, 4) & Integer.MAX_VALUE);
        }
        return 1;
    }

    private void count(int type, int stream) throws IOException {
        switch (type) {
            case HEADERS -> account = stream % 2 == 0 ? UNASKED : stream;
            case PUSH_PROMISE -> account = UNASKED;
            case CONTINUATION -> {} // of the block before it
            case RESET, SETTINGS, PING, GO_AWAY -> {
                countControl();
                return;
            }
            case DATA -> {
                if (payload == 0) {
                    countControl();
                }
                return;
            }
            default -> {
                return;
            }
        }
        if (sent.merge(account, FRAME_HEADER + payload, Integer::sum) > BOUND) {
            throw new IOException("more than " + BOUND + " bytes of HTTP/2 headers");
        }
    }

    private void countControl() throws IOException {
        if (++control > CONTROL) {
            throw new IOException("more than " + CONTROL + " control frames of HTTP/2");
        }
    }

    private int number(int from, int bytes) {
        var number = 0;
        for (var at = from; at < from + bytes; at++) {
            number = (number << 8) | (header[at] & 0xff);
        }
        return number;
    }
}
