package dev.newsvane.ingest.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.newsvane.ingest.robots.RobotsTxt;
import java.util.Arrays;
import java.util.List;
import okio.ByteString;

/// A line with a URL's path, then a robots.txt, or paths of rules that disallow and allow by turns.
class RobotsFuzzTest {
    @FuzzTest
    void theLongestRuleThatMatchesDecides(byte[] given) {
        var lines = Arrays.asList(new String(given, ISO_8859_1).split("\n", -1));
        var path = "/" + new String(lines.getFirst().getBytes(ISO_8859_1), UTF_8).strip();
        var rules = lines.subList(1, lines.size());
        var whole = RobotsTxt.read(octets(String.join("\n", rules)), "bot");
        assertThat(whole.allows("/robots.txt")).isTrue();
        assertThat(whole.allows("https://a.example" + path)).isEqualTo(whole.allows(path));

        var paths = rules.stream().map(RobotsFuzzTest::rule).toList();
        assertThat(RobotsTxt.read(octets(written(paths)), "bot").allows(path))
                .isEqualTo(new RobotsReference(paths).allows(path));
    }

    private static String rule(String line) {
        return "/" + line.replaceAll("[#\r]", "").strip();
    }

    private static String written(List<String> paths) {
        var text = new StringBuilder("user-agent: bot\n");
        for (var i = 0; i < paths.size(); i++) {
            text.append(RobotsReference.allowing(i) ? "allow: " : "disallow: ")
                    .append(paths.get(i))
                    .append('\n');
        }
        return text.toString();
    }

    private static ByteString octets(String text) {
        return ByteString.of(text.getBytes(ISO_8859_1));
    }
}
