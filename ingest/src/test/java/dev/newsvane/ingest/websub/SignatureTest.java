package dev.newsvane.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final String SECRET = "Jefe";
    private static final ByteString BODY = ByteString.encodeUtf8("what do ya want for nothing?");

    /// The second test case of RFC 2202 (SHA-1) and of RFC 4231 (SHA-2).
    @ParameterizedTest
    @CsvSource({
        "sha1,effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256,5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha384,af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512,164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a"
            + "6b4b636e070a38bce737",
        "SHA256,5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
    })
    void everyMethodOfTheStandardIsVerified(String method, String hex) {
        assertThat(Signature.holds(Optional.of(method + "=" + hex), SECRET, BODY))
                .isTrue();
        assertThat(Signature.holds(Optional.of(method + "=" + hex), "jefe", BODY))
                .isFalse();
        assertThat(Signature.holds(Optional.of(method + "=" + hex), SECRET, BODY.substring(1)))
                .isFalse();
        assertThat(Signature.holds(Optional.of("md5=" + hex), SECRET, BODY)).isFalse();
        var another = HexFormat.of().parseHex(hex);
        another[another.length - 1] ^= 1;
        assertThat(Signature.holds(Optional.of(method + "=" + HexFormat.of().formatHex(another)), SECRET, BODY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sha256",
        "sha256=",
        "sha256=zz",
        "=",
        "''",
        "sha256=5bdcc1",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f08"
    })
    void whatIsNoWholeSignatureSignsNothing(String header) {
        assertThat(Signature.holds(Optional.of(header), SECRET, BODY)).isFalse();
    }

    @Test
    void nothingIsNoSignature() {
        assertThat(Signature.holds(Optional.empty(), SECRET, BODY)).isFalse();
    }
}
