package dev.newsvane.app.api;

import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route.Response;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/// Why something is not done, as RFC 9457 has it.
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Map<Integer, String> TITLES = Map.of(
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            412, "Precondition Failed",
            415, "Unsupported Media Type",
            422, "Unprocessable Content",
            503, "Service Unavailable");

    /// So many mistakes are told.
    private static final int TOLD = 100;

    private final int status;
    private final transient List<String> mistakes;

    Problem(int status, String detail) {
        this(status, detail, List.of());
    }

    /// @param mistakes each with its place
    Problem(int status, String detail, List<String> mistakes) {
        super(detail);
        this.status = status;
        this.mistakes = List.copyOf(mistakes);
    }

    Response response() {
        var json = Json.object()
                .put("type", "about:blank")
                .put("title", TITLES.getOrDefault(status, "Error"))
                .put("status", status)
                .put("detail", getMessage());
        if (!mistakes.isEmpty()) {
            mistakes.stream().limit(TOLD).forEach(json.putArray("mistakes")::add);
        }
        var response = Response.of(status, "application/problem+json", ByteString.encodeUtf8(Json.text(json) + "\n"));
        return status == 503 ? response.with("retry-after", "10") : response;
    }
}
