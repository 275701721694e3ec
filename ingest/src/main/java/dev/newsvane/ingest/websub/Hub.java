package dev.newsvane.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Subscription;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okio.ByteString;

/// Asks hubs (WebSub, 5.1). A request goes where the address guard lets it, also after a redirect. Redirects are
/// followed where they keep the method. The request holds the secret, which is told over TLS only: a hub that its feeds
/// name by `http` is asked by `https`, as the large ones can be, or not at all.
record Hub(Web web) {
    private static final Set<Integer> SAME_METHOD = Set.of(307, 308);
    private static final int REDIRECTS = 5;
    private static final Web.Bounds BOUNDS = new Web.Bounds(16 * 1024, Duration.ofSeconds(20), 0);

    /// Why the hub did not take the request; empty where it did, and will verify it.
    Optional<String> ask(Subscription of, boolean subscribe, Duration lease) {
        var form = form(of, subscribe, lease);
        try {
            return post(secure(new URI(of.hub())), form, REDIRECTS);
        } catch (URISyntaxException e) {
            return Optional.of("The hub has no address that can be called: " + of.hub() + ".");
        }
    }

    private Optional<String> post(URI hub, ByteString form, int redirects) {
        return switch (web.post(hub, Map.of("content-type", "application/x-www-form-urlencoded"), form, BOUNDS)) {
            case Answer.Silence(Answer.Cause cause, String detail) ->
                Optional.of("The hub could not be asked (" + cause + "): " + detail + ".");
            case Answer.Got got when got.succeeded() -> Optional.empty();
            case Answer.Got got
            when SAME_METHOD.contains(got.status()) && redirects > 0 ->
                got.header("location")
                        .flatMap(to -> Optional.ofNullable(HttpUrl.parse(hub.toString()))
                                .flatMap(here -> Optional.ofNullable(here.resolve(to))))
                        .map(next -> post(secure(next.uri()), form, redirects - 1))
                        .orElseGet(() -> Optional.of("The hub redirects to nowhere."));
            case Answer.Got got -> Optional.of("The hub answered " + got.status() + " to the request.");
        };
    }

    private static URI secure(URI hub) {
        return Optional.ofNullable(HttpUrl.parse(hub.toString()))
                .map(url -> url.newBuilder().scheme("https").build().uri())
                .orElse(hub);
    }

    private static ByteString form(Subscription of, boolean subscribe, Duration lease) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("hub.mode", subscribe ? "subscribe" : "unsubscribe");
        fields.put("hub.topic", of.topic());
        fields.put("hub.callback", of.callback());
        fields.put("hub.verify", "async"); // of PubSubHubbub 0.3, whose hubs insist on it
        if (subscribe) {
            fields.put("hub.lease_seconds", Long.toString(lease.toSeconds()));
            fields.put("hub.secret", of.secret());
        }
        return ByteString.encodeUtf8(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&")));
    }
}
