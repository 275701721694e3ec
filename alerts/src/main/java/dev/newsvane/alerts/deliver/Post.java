package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.deliver.shape.Shape;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.TreeMap;

/// One message to one URL; a webhook's is signed.
record Post(Web web, DeliverSettings settings) {
    /// The status says all: a body that comes slowly, or has no end, would hold a place.
    private static final long OF_THE_ANSWER = 0;

    Answer send(Endpoint endpoint, String id, Shape shape, Instant now) {
        try {
            var headers = new TreeMap<String, String>();
            if (endpoint.kind() == EndpointKind.WEBHOOK) {
                headers.putAll(Signature.headers(id, now, shape.body(), endpoint.signing(now)));
            }
            headers.put("content-type", shape.type());
            var bounds = new Web.Bounds(OF_THE_ANSWER, settings.timeout(), 0);
            return web.post(new URI(endpoint.url()), headers, shape.body(), bounds);
        } catch (URISyntaxException _) { // its message has the URL, which may be a secret
            return new Answer.Silence(Answer.Cause.BAD_URL, "not an http URL");
        }
    }
}
