package dev.newsvane.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/// A WebSub hub that a recorded web can have as a site. It verifies who subscribes, signs what it pushes, and tells
/// what it was asked; its callers may use what it knows to push wrongly.
public final class PushHub implements Site {
    private static final MediaType ATOM = MediaType.get("application/atom+xml");

    private final OkHttpClient client = new OkHttpClient();
    private final Map<String, Subscriber> verified = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger challenges = new AtomicInteger();
    private final long lease;

    /// Somebody who wanted a topic, and said so again when asked.
    public record Subscriber(String topic, String callback, String secret) {}

    /// A hub that grants leases of so many seconds.
    public PushHub(long lease) {
        this.lease = lease;
    }

    /// Who is subscribed to a topic.
    public Optional<Subscriber> subscriber(String topic) {
        return Optional.ofNullable(verified.get(topic));
    }

    /// Every request so far, as `subscribe TOPIC`.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Reply answer(Ask ask) {
        var form = form(ask.body().utf8());
        var mode = form.getOrDefault("hub.mode", "");
        var topic = form.getOrDefault("hub.topic", "");
        requests.add(mode + " " + topic);
        var asking = new Subscriber(topic, form.getOrDefault("hub.callback", ""), form.getOrDefault("hub.secret", ""));
        Thread.ofVirtual().start(() -> verify(mode, asking));
        return Reply.status(202);
    }

    private void verify(String mode, Subscriber asking) {
        var challenge = "challenge-" + challenges.incrementAndGet();
        if (verification(mode, asking.callback(), asking.topic(), challenge).equals("200 " + challenge)) {
            if (mode.equals("subscribe")) {
                verified.put(asking.topic(), asking);
            } else {
                verified.remove(asking.topic());
            }
        }
    }

    /// Comes to a callback with a verification.
    ///
    /// @return status and body of the answer
    public String verification(String mode, String callback, String topic, String challenge) {
        var url = HttpUrl.get(callback)
                .newBuilder()
                .addQueryParameter("hub.mode", mode)
                .addQueryParameter("hub.topic", topic)
                .addQueryParameter("hub.challenge", challenge)
                .addQueryParameter("hub.lease_seconds", Long.toString(lease))
                .build();
        return told(new Request.Builder().url(url).build());
    }

    /// Pushes to whoever is subscribed, signed.
    ///
    /// @return status and body of the answer
    public String push(String topic, String document) {
        var to = subscriber(topic).orElseThrow(() -> new IllegalStateException("nobody is subscribed to " + topic));
        return push(to.callback(), document, Optional.of(signature(to.secret(), document)));
    }

    /// Pushes anywhere, with any signature or none.
    public String push(String callback, String document, Optional<String> signature) {
        var request =
                new Request.Builder().url(callback).post(RequestBody.create(ByteString.encodeUtf8(document), ATOM));
        signature.ifPresent(value -> request.header("X-Hub-Signature", value));
        return told(request.build());
    }

    public static String signature(String secret, String document) {
        return "sha256="
                + ByteString.encodeUtf8(document)
                        .hmacSha256(ByteString.encodeUtf8(secret))
                        .hex();
    }

    private String told(Request request) {
        try (var response = client.newCall(request).execute()) {
            return response.code() + " " + response.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.split("&", -1)) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                form.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }
}
