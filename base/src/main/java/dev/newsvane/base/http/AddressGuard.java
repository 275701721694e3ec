package dev.newsvane.base.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which addresses are nobody's website: this machine, its network, and whatever tunnels there. Asked about the address
/// that is connected to, so a name that resolves to something else at the second look gains nothing.
///
/// Source: the IANA special-purpose address registries (RFC 6890 and updates).
public final class AddressGuard {
    private static final List<Block> REFUSED = List.of(
            new Block("0.0.0.0/8", "this network"),
            new Block("10.0.0.0/8", "private"),
            new Block("100.64.0.0/10", "carrier-grade NAT"),
            new Block("127.0.0.0/8", "loopback"),
            new Block("169.254.0.0/16", "link-local"),
            new Block("172.16.0.0/12", "private"),
            new Block("192.0.0.0/24", "protocol assignments"),
            new Block("192.0.2.0/24", "documentation"),
            new Block("192.88.99.0/24", "6to4 relay"),
            new Block("192.168.0.0/16", "private"),
            new Block("198.18.0.0/15", "benchmarking"),
            new Block("198.51.100.0/24", "documentation"),
            new Block("203.0.113.0/24", "documentation"),
            new Block("224.0.0.0/4", "multicast"),
            new Block("240.0.0.0/4", "reserved"),
            new Block("::/96", "loopback, unspecified or IPv4-compatible"),
            new Block("::ffff:0:0:0/96", "translated IPv4"),
            new Block("64:ff9b::/96", "NAT64"),
            new Block("64:ff9b:1::/48", "NAT64"),
            new Block("100::/64", "discard"),
            new Block("2001::/32", "Teredo"),
            new Block("2001::/23", "protocol assignments"),
            new Block("2001:db8::/32", "documentation"),
            new Block("2002::/16", "6to4"),
            new Block("3fff::/20", "documentation"),
            new Block("5f00::/16", "segment routing"),
            new Block("fc00::/7", "unique local"),
            new Block("fe80::/10", "link-local"),
            new Block("fec0::/10", "site-local"),
            new Block("ff00::/8", "multicast"));

    private static final List<String> PRIVATE_ZONES = List.of(".localhost", ".local", ".internal", ".home.arpa");

    /// A last label that is a number makes the whole an IPv4 address (WHATWG URL, 3.5).
    private static final Pattern NUMERIC = Pattern.compile("(?:^|\\.)(?:\\d+|0x[0-9a-f]*)$");

    private AddressGuard() {}

    /// Why the address must not be connected to, or empty where it may. An IPv4-mapped IPv6 address, which a resolver
    /// may well hand out, is judged as the IPv4 address that the socket would reach.
    public static Optional<String> refusal(InetAddress address) {
        var reached = unmapped(address);
        return REFUSED.stream()
                .filter(block -> block.holds(reached))
                .findFirst()
                .map(block -> address.getHostAddress() + " is a " + block.what + " address");
    }

    /// Why a host that is spelt as an address must not be asked for: the address is refused, in any spelling that
    /// some resolver takes (octal, hexadecimal and short forms, as POSIX has them), or it is none. Empty for names.
    public static Optional<String> refusal(String host) {
        var name = bare(host);
        if (name.indexOf(':') < 0 && !NUMERIC.matcher(name).find()) {
            return Optional.empty();
        }
        return literal(name).map(AddressGuard::refusal).orElseGet(() -> Optional.of(host + " is no address"));
    }

    /// Why a name must not be asked for where somebody else finds its address, such as a proxy: no public zone has it
    /// (RFC 6761, RFC 6762, RFC 8375, and `internal`, which is reserved for private use).
    public static Optional<String> privateName(String host) {
        var name = bare(host);
        var dotless = name.indexOf('.') < 0 && name.indexOf(':') < 0;
        return dotless || PRIVATE_ZONES.stream().anyMatch(name::endsWith)
                ? Optional.of(host + " is a name of a private network")
                : Optional.empty();
    }

    private static String bare(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(
                    host.indexOf(':') >= 0 ? InetAddress.ofLiteral(host) : Inet4Address.ofPosixLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static InetAddress unmapped(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()); // makes an Inet4Address of a mapped one
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of no known length", e);
        }
    }

    private static final class Block {
        private final byte[] prefix;
        private final int bits;
        private final boolean v4;
        private final String what;

        Block(String cidr, String what) {
            var slash = cidr.indexOf('/');
            try {
                var base = InetAddress.getByName(cidr.substring(0, slash));
                this.prefix = base.getAddress();
                this.v4 = base instanceof Inet4Address;
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("not an address block: " + cidr, e);
            }
            this.bits = Integer.parseInt(cidr.substring(slash + 1));
            this.what = what;
        }

        boolean holds(InetAddress address) {
            var bytes = address.getAddress();
            if (v4 != (address instanceof Inet4Address) || (!v4 && !(address instanceof Inet6Address))) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit & 7);
                if ((bytes[bit >> 3] & mask) != (prefix[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
