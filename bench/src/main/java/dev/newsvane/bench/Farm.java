package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A server on one loopback port, for any number of hosts. One thread, so that it costs less than any client.
final class Farm {
    private static final int REQUEST = 8 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d{1,4})\r\n");
    private static final List<String> WORDS = List.of(
            ("council harbour minister ruling appeal licence market bridge school record strike weather museum season"
                            + " report company court judge city river railway garden winter price union film hospital")
                    .split(" ", -1));

    private final Duration after;
    private final Function<String, ByteBuffer> answers;
    private final ArrayDeque<Owed> owed = new ArrayDeque<>();

    private record Owed(long due, Talk talk, String asked) {}

    /// @param after how long each answer is waited for
    /// @param answers the whole answer to a whole request; an empty one never comes
    Farm(Duration after, Function<String, ByteBuffer> answers) {
        this.after = after;
        this.answers = answers;
    }

    /// The name of a host.
    static String host(int number) {
        return "h" + number + ".example";
    }

    /// So many hosts, all of them here.
    static Map<String, InetSocketAddress> hosts(int count, int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(Farm::host, _ -> address));
    }

    /// Some text.
    static String words(Random random, int count) {
        return random.ints(count, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    /// Serves until the process is killed, and says at which port.
    void serve() throws IOException {
        try (var selector = Selector.open();
                var listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1024);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println("Ready at " + listener.socket().getLocalPort());
            while (selector.isOpen()) {
                selector.select(patience());
                for (var key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept(selector, listener);
                    } else if (key.attachment() instanceof Talk talk) {
                        talk.go();
                    }
                }
                selector.selectedKeys().clear();
                pay();
            }
        }
    }

    /// @return milliseconds; 0 is for ever
    private long patience() {
        return owed.isEmpty() ? 0 : Math.max(1, (owed.getFirst().due() - System.nanoTime()) / 1_000_000);
    }

    private void accept(Selector selector, ServerSocketChannel listener) throws IOException {
        var socket = listener.accept();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var key = socket.register(selector, SelectionKey.OP_READ);
        key.attach(new Talk(socket, key));
    }

    private void pay() {
        while (!owed.isEmpty() && owed.getFirst().due() <= System.nanoTime()) {
            var next = owed.removeFirst();
            next.talk().answer(answers.apply(next.asked()));
        }
    }

    /// One connection.
    private final class Talk {
        private final SocketChannel socket;
        private final SelectionKey key;
        private final ByteBuffer in = ByteBuffer.allocate(REQUEST);
        private ByteBuffer out = ByteBuffer.allocate(0);

        Talk(SocketChannel socket, SelectionKey key) {
            this.socket = socket;
            this.key = key;
        }

        void go() {
            if (out.hasRemaining()) {
                answer(out);
            } else {
                read();
            }
        }

        void answer(ByteBuffer answer) {
            out = answer;
            try {
                socket.write(out);
                key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            } catch (IOException e) {
                leave(); // the client went away
            }
        }

        private void read() {
            try {
                if (socket.read(in) < 0 || !in.hasRemaining()) {
                    leave();
                    return;
                }
            } catch (IOException e) {
                leave(); // the client went away
                return;
            }
            var asked = new String(in.array(), 0, in.position(), ISO_8859_1);
            if (whole(asked)) {
                in.clear();
                key.interestOps(0);
                owed.addLast(new Owed(System.nanoTime() + after.toNanos(), this, asked));
            }
        }

        private boolean whole(String asked) {
            var head = asked.indexOf("\r\n\r\n");
            var length = LENGTH.matcher(asked);
            var body = head >= 0 && length.find() && length.start() < head ? Integer.parseInt(length.group(1)) : 0;
            return head >= 0 && asked.length() == head + 4 + body;
        }

        private void leave() {
            try {
                socket.close();
            } catch (IOException e) {
                key.cancel(); // closed or not, it is nobody's any more
            }
        }
    }
}
