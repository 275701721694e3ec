package dev.newsvane.ingest.robots;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.Tables;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RobotsTxtTest {
    static Stream<Object[]> rules() {
        return Tables.lines(RobotsTxtTest.class, "rules.txt").stream().map(line -> line.split(" \\| ", -1));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aUrlIsAllowedOrNot(String text, String agent, String url, String allowed) {
        assertThat(RobotsTxt.read(octets(escaped(text)), agent).allows(url)).isEqualTo(Boolean.parseBoolean(allowed));
    }

    @Test
    void whatStandsBehindTheBoundIsNotReadAndALineThatItCutsIsNone() {
        var head = "user-agent: bot\ndisallow: /x\n";
        var filled = head + "#".repeat(RobotsTxt.READ - head.length() - 15);
        assertThat(read(filled + "\ndisallow: /y\n").allows("/y")).isFalse();
        assertThat(read(filled + "\ndisallow: /yzabc\n").allows("/yzabc")).isTrue();
        assertThat(read(filled + "\n\ndisallow: /abc").allows("/a")).isTrue();
        assertThat(read(filled).allows("/x")).isFalse();
        assertThat(read("#".repeat(RobotsTxt.READ - 30) + "\n" + head + "#").allows("/x"))
                .isFalse();
        assertThat(read("#".repeat(RobotsTxt.READ - 29) + "\n" + head + "#").allows("/x"))
                .isFalse();
        assertThat(read("#".repeat(RobotsTxt.READ - 28) + "\n" + head + "#").allows("/x"))
                .isTrue();
    }

    @Test
    void aDelayIsThatOfTheOwnGroup() {
        var text = "user-agent: *\ncrawl-delay: 9\nuser-agent: bot\ncrawl-delay: 1.5\nallow: /\n";
        assertThat(read("user-agent: *\ncrawl-delay: 9\ndisallow: /x").delay()).contains(Duration.ofSeconds(9));
        assertThat(read(text).delay()).contains(Duration.ofMillis(1500));
        assertThat(read("user-agent: *\ncrawl-delay: soon").delay()).isEmpty();
        assertThat(read("user-agent: *\ncrawl-delay: 0").delay()).isEmpty();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileRulesAreJudged() {
        var stars = "user-agent: bot\ndisallow: /" + "*a".repeat(8_000) + "b$\n";
        assertThat(read(stars).allows("/" + "a".repeat(4_000))).isTrue();
        assertThat(read("user-agent: bot\n" + "disallow: /a*a*a*a*b\n".repeat(20_000))
                        .allows("/" + "a".repeat(2_000)))
                .isTrue();
        assertThat(read("user-agent: bot\n".repeat(30_000) + "disallow: /").allows("/x"))
                .isFalse();
    }

    @Test
    void whoNamesItselfWithoutEndIsToldEachRuleOnce() {
        var rules = read("user-agent: *\n".repeat(15_000) + "disallow: /a\n".repeat(20_000));
        assertThat(rules.length()).isLessThan(RobotsTxt.READ);
        assertThat(rules.allows("/a")).isFalse();
    }

    /// `\\n` and `\\r` as Java has them, `\\xHH` for an octet.
    private static String escaped(String text) {
        return Pattern.compile("\\\\x([0-9a-f]{2})")
                .matcher(text.replace("\\n", "\n").replace("\\r", "\r"))
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }

    private static RobotsTxt read(String text) {
        return RobotsTxt.read(octets(text), "bot");
    }

    private static ByteString octets(String text) {
        return ByteString.of(text.getBytes(ISO_8859_1));
    }
}
