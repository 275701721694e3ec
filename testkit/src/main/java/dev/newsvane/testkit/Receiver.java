package dev.newsvane.testkit;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A webhook receiver on loopback. It verifies every request with the Standard Webhooks project's own library, so
/// that what we sign is judged by somebody else's code, and it can behave as badly as receivers do.
public final class Receiver implements AutoCloseable {
    private final Webhook webhook;
    private final InstantSource clock;
    private final Consumer<Receipt> each;
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;
    private volatile Mood mood = new Mood.Well();

    /// One request that arrived.
    ///
    /// @param id the `webhook-id` header
    /// @param verified whether its signature and time were in order
    /// @param accepted whether it was answered with success: the sender need not come again
    public record Receipt(String id, JsonNode payload, Instant at, boolean verified, boolean accepted) {}

    /// How the receiver behaves.
    public sealed interface Mood {
        /// Verified requests get 204, others 401.
        record Well() implements Mood {}

        /// Everything gets this status, with these headers (`retry-after`, say).
        record Answers(int status, Map<String, String> headers) implements Mood {}

        /// The connection breaks when the request has been read.
        record Drops() implements Mood {}

        /// Answers as when well, so much later.
        record Slow(Duration by) implements Mood {}
    }

    private Receiver(InetSocketAddress at, String secret, InstantSource clock, Consumer<Receipt> each) {
        try {
            this.webhook = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("a receiver needs a secret", e);
        }
        this.clock = clock;
        this.each = each;
        this.server = LoopbackServer.start(at, clock, Receiver::noTls, this::answer, visit -> {});
    }

    /// Starts on a free port.
    ///
    /// @param secret as Standard Webhooks writes it, `whsec_` and Base64
    public static Receiver start(String secret, InstantSource clock) {
        return start(secret, clock, receipt -> {});
    }

    /// Starts on a free port.
    ///
    /// @param each told of every request, before it is answered
    public static Receiver start(String secret, InstantSource clock, Consumer<Receipt> each) {
        return start(LoopbackServer.FREE, secret, clock, each);
    }

    /// Starts at an address of one's own choice.
    static Receiver start(InetSocketAddress at, String secret, InstantSource clock, Consumer<Receipt> each) {
        return new Receiver(at, secret, clock, each);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/hook");
    }

    /// From now on. A receiver that is down for a while is one that [Mood.Drops].
    public void behave(Mood changed) {
        mood = changed;
    }

    /// Everything that arrived, in order.
    public List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    /// What was verified and answered with success, each id once.
    public List<Receipt> accepted() {
        return receipts.stream()
                .filter(Receipt::accepted)
                .collect(Collectors.toMap(Receipt::id, r -> r, (first, again) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /// How often each id arrived.
    public Map<String, Long> arrivals() {
        return receipts.stream().collect(Collectors.groupingBy(Receipt::id, Collectors.counting()));
    }

    private Reply answer(Ask ask) {
        var now = mood;
        var verified = verified(ask);
        var reply = reply(now, verified);
        var accepted = verified && reply instanceof Reply.Full full && full.status() / 100 == 2;
        var receipt =
                new Receipt(ask.header("webhook-id").orElse(""), payload(ask), clock.instant(), verified, accepted);
        receipts.add(receipt);
        each.accept(receipt);
        return reply;
    }

    private static Reply reply(Mood mood, boolean verified) {
        var well = Reply.status(verified ? 204 : 401);
        return switch (mood) {
            case Mood.Well() -> well;
            case Mood.Answers(int status, Map<String, String> headers) -> {
                var reply = Reply.status(status);
                for (var header : headers.entrySet()) {
                    reply = reply.with(header.getKey(), header.getValue());
                }
                yield reply;
            }
            case Mood.Drops() -> new Reply.Raw((wire, out) -> wire.setSoLinger(true, 0));
            case Mood.Slow(Duration by) -> {
                pause(by);
                yield well;
            }
        };
    }

    private static void pause(Duration by) {
        try {
            Thread.sleep(by);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean verified(Ask ask) {
        try {
            webhook.verify(ask.body().utf8(), ask.headers());
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static JsonNode payload(Ask ask) {
        try {
            return Json.parse(ask.body().utf8());
        } catch (JacksonException e) {
            return Json.object().put("no_json", ask.body().utf8());
        }
    }

    private static SSLSocketFactory noTls() {
        throw new UncheckedIOException(new IOException("the receiver speaks plain HTTP"));
    }

    @Override
    public void close() {
        server.close();
    }
}
