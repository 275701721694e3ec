package dev.newsvane.enrich.extract;

import java.util.List;

/// What stands between the title and the article's text: the sentences that lead in. They are often set apart from the
/// text, as a heading, or under the name of a teaser, which elsewhere is the summary of another article.
final class Lead {
    private static final int LEAST = 60;

    /// Without a full stop.
    private static final int LEAST_OPEN = 80;

    private static final int MOST = 1500;
    private static final int MOST_BLOCKS = 3;

    private Lead() {}

    /// @param start where the article's element begins
    static List<Block> of(List<Block> blocks, int start, String title) {
        var first = blocks.stream()
                .filter(block -> block.holder() >= start && block.prose() && !block.teaser())
                .findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        var text = blocks.indexOf(first.get());
        var heading = text - 1;
        while (heading >= 0
                && !blocks.get(heading).tag().equals("h1")
                && !blocks.get(heading).text().equalsIgnoreCase(title)) {
            heading--;
        }
        if (heading < 0) {
            return List.of();
        }
        var lead = blocks.subList(heading + 1, text).stream()
                .filter(block -> block.holder() < start || block.teaser())
                .filter(Lead::leads)
                .toList();
        return lead.size() > MOST_BLOCKS ? List.of() : lead;
    }

    private static boolean leads(Block block) {
        var length = block.text().length();
        return length >= LEAST
                && length <= MOST
                && block.linkShare() < 0.3
                && (block.sentence() || length >= LEAST_OPEN);
    }
}
