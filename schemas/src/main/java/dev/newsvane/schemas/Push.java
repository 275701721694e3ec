package dev.newsvane.schemas;

import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/// A call of a WebSub hub that was found genuine, for the owner of the source. Key: as the source's.
///
/// @param subscription id of the subscription
/// @param kind what it came for
/// @param lease of a confirmation, how long the hub will push, in milliseconds
/// @param note of a denial, the hub's reason
/// @param contentType of content, the header, verbatim
/// @param body of content, the feed document as it was signed
public record Push(
        String subscription,
        PushKind kind,
        Optional<Duration> lease,
        Optional<String> note,
        Optional<String> contentType,
        ByteString body) {}
