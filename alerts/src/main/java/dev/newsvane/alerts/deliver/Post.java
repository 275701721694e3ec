package dev.newsvane.alerts.deliver;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import okio.ByteString;

/// One signed message to one endpoint.
record Post(Web web, DeliverSettings settings) {
    /// Of an answer no more is read.
    private static final long ANSWER_BYTES = 1024 * 1024;

    Answer send(Endpoint endpoint, String id, ByteString body, Instant now) {
        try {
            var headers = Signature.headers(id, now, body, endpoint.secrets());
            headers.put("content-type", "application/json");
            return web.post(
                    new URI(endpoint.url()), headers, body, new Web.Bounds(ANSWER_BYTES, settings.timeout(), 0));
        } catch (URISyntaxException e) {
            return new Answer.Silence(Answer.Cause.BAD_URL, "not a URL: " + endpoint.url());
        }
    }
}
