package dev.newsvane.base.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A client for which every name is at one address when it is first looked up, and at another from then on.
public final class Rebinding {
    private Rebinding() {}

    /// The client.
    ///
    /// @param first stands for an address in the world: it may be connected to
    public static Web web(InetSocketAddress first, InetAddress then) {
        var addresses = new ArrayDeque<>(List.of(first.getAddress()));
        return new Web(
                new Web.Settings("newsvane-test", false, Map.of(), Optional.empty()),
                _ -> List.of(Optional.ofNullable(addresses.poll()).orElse(then)),
                Set.of(first),
                new Budget(1 << 20));
    }
}
