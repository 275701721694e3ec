package dev.newsvane.ingest.opml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void categoriesComeFromTheFoldersAndFromTheAttribute() {
        var outlines = read("""
            <opml><body><outline text="News"><outline title="Law">
            <outline xmlUrl="https://a.example/" category="/Courts/High, ai"/></outline></outline></body></opml>\
            """);
        assertThat(outlines).singleElement().satisfies(outline -> {
            assertThat(outline.categories()).containsExactly("Courts", "High", "ai", "News", "Law");
            assertThat(outline.line()).isEqualTo(2);
        });
    }

    @Test
    void aBottomlessNestIsReadToItsEndWithTheInnermostFolders() {
        var outlines = read("<outline text='x'>".repeat(100_000) + "<outline xmlUrl='https://a.example/'/>");
        assertThat(outlines)
                .singleElement()
                .satisfies(outline -> assertThat(outline.path()).hasSizeLessThanOrEqualTo(16));
    }

    @Test
    void whatIsWrittenIsReadAgainWithoutWhatXmlCannotSay() {
        var out = new ByteArrayOutputStream();
        try (var opml = new OpmlWriter(out, "A & B", Instant.EPOCH)) {
            opml.outline(Optional.empty(), Map.of("text", "Top", "xmlUrl", "https://a.example/?a=1&b=2"));
            opml.outline(Optional.of("<law>"), Map.of("text", "\u0007Bell\nLine", "xmlUrl", "https://b.example/"));
            opml.outline(Optional.of("<law>"), Map.of("newsvane:name", "b", "xmlUrl", "https://c.example/"));
        }
        var outlines = read(out.toString(UTF_8));
        assertThat(outlines).extracting(Outline::path).containsExactly(List.of(), List.of("<law>"), List.of("<law>"));
        assertThat(outlines.get(0).url()).contains("https://a.example/?a=1&b=2");
        assertThat(outlines.get(1).title()).contains("BellLine");
        assertThat(outlines.get(2).ours("name")).contains("b");
    }

    @Test
    void entitiesAreNotExpanded() {
        var outlines = read("""
            <!DOCTYPE opml [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
            <opml><body><outline text="&b;&c;" xmlUrl="https://a.example/"/></body></opml>\
            """);
        assertThat(outlines)
                .singleElement()
                .satisfies(outline -> assertThat(outline.title()).contains("&b;&c;"));
    }

    private static List<Outline> read(String opml) {
        var outlines = new ArrayList<Outline>();
        Opml.read(ByteString.encodeUtf8(opml), outlines::add);
        return outlines;
    }
}
