package dev.newsvane.ingest.url;

import dev.newsvane.base.http.Answer.Got;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One link of a `Link` header (RFC 8288).
///
/// @param target as given
/// @param relations in lower case
/// @param type media type in lower case; may be empty
public record LinkHeader(String target, List<String> relations, String type) {
    private static final int LONGEST = 8_192;
    private static final int MOST = 20;
    private static final Pattern LINK =
            Pattern.compile("<([^<>]{1,2000})>((?:\\s*;[^,;\"]{0,200}(?:\"[^\"]{0,500}\")?)*+)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]{1,40})\\s*=\\s*(?:\"([^\"]{0,500})\"|([^;,\"\\s]{1,500}))");

    /// The links of an answer, in their order; of headers by the hundred the first.
    public static List<LinkHeader> of(Got got) {
        return got.headers().getOrDefault("link", List.of()).stream()
                .limit(MOST)
                .filter(value -> value.length() <= LONGEST)
                .flatMap(value -> LINK.matcher(value).results())
                .map(found -> new LinkHeader(
                        found.group(1).strip(),
                        List.of(parameter(found.group(2), "rel").split("\\s+")),
                        parameter(found.group(2), "type")))
                .toList();
    }

    private static String parameter(String parameters, String name) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .filter(found -> found.group(1).equalsIgnoreCase(name))
                .map(found -> found.group(2) == null ? found.group(3) : found.group(2))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
