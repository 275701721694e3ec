package dev.newsvane.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AddressGuardTest {
    record Row(String address, boolean refused, String remark) {}

    static Stream<Row> rows() throws IOException {
        try (var in = Objects.requireNonNull(AddressGuardTest.class.getResourceAsStream("addresses.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .map(cells -> new Row(cells[0], "refused".equals(cells[1]), cells[2]));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void addressesThatAreNobodysWebsiteAreRefused(Row row) throws UnknownHostException {
        assertThat(AddressGuard.refusal(InetAddress.getByName(row.address())).isPresent())
                .as(row.remark())
                .isEqualTo(row.refused());
    }

    /// A resolver's AAAA record arrives as an Inet6Address even where it is an IPv4-mapped one; the socket unmaps it.
    @Test
    void aMappedAddressThatStayedIpv6IsJudgedAsTheOneThatIsReached() throws UnknownHostException {
        var mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(AddressGuard.refusal(Inet6Address.getByAddress("rebound.example", mapped, -1)))
                .isPresent();
    }
}
