package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.AtLeast;
import dev.newsvane.alerts.watch.Query.Clause;
import dev.newsvane.alerts.watch.Query.Named;
import java.util.List;
import java.util.Optional;

/// Makes of `like:"an example"` what it stands for: at least so many of the example's telling words, in title or lead.
final class Likeness {
    /// What stands before an example.
    static final String SIGN = "like";

    /// Signs of an example that stand for it where it is named.
    private static final int SHOWN = 60;

    private final Clauses clauses;
    private final Clauses.Complaint complaint;
    private final Optional<Doubts> doubts;

    Likeness(Clauses clauses, Clauses.Complaint complaint, Optional<Doubts> doubts) {
        this.clauses = clauses;
        this.complaint = complaint;
        this.doubts = doubts;
    }

    /// What an example stands for.
    ///
    /// @param example in quotes
    /// @param share how many of a hundred telling words must stand
    /// @return empty with a mistake
    Optional<Query> of(Token example, Optional<Token> share) {
        var gist = Gist.of(example.text());
        if (gist.words().size() < Gist.FEWEST) {
            complaint.mistake(
                    example,
                    gist.words().isEmpty()
                            ? "an example without a telling word"
                            : "an example of one telling word, "
                                    + gist.words().getFirst().exact(),
                    "what an article says at first, such as its headline");
            return Optional.empty();
        }
        if (!SmallWords.write(example.text())) {
            doubts.ifPresent(each -> each.unlisted(example));
        }
        if (gist.all() > Gist.MOST) {
            doubts.ifPresent(each -> each.cut(example, gist));
        }
        var least = share.isEmpty()
                ? Optional.of(gist.usual())
                : share.flatMap(this::percent).map(gist::share);
        return clauses.count(example, gist.words().size())
                ? least.map(count -> new Named(written(example, share), new AtLeast(count, parts(gist))))
                : Optional.empty();
    }

    private static List<Query> parts(Gist gist) {
        return gist.words().stream()
                .<Query>map(
                        word -> new Clause(Field.TOP, new Pattern.Term(Pattern.Form.STEM, word.folded()), word.exact()))
                .toList();
    }

    private Optional<Integer> percent(Token share) {
        var percent = share.text().length() > 3 ? 0 : Integer.parseInt(share.text());
        if (percent < 1 || percent > 100) {
            complaint.mistake(
                    share,
                    "~" + share.text(),
                    "~1 to ~100 behind an example: so many of a hundred of its telling words must stand");
            return Optional.empty();
        }
        return Optional.of(percent);
    }

    private static String written(Token example, Optional<Token> share) {
        var text = example.text().strip().replaceAll("\\s+", " ");
        var shown = text.codePointCount(0, text.length()) > SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, SHOWN)).strip() + "…"
                : text;
        return SIGN + ":\"" + shown + '"' + share.map(sign -> "~" + sign.text()).orElse("");
    }
}
