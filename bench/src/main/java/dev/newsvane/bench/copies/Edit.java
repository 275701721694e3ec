package dev.newsvane.bench.copies;

import dev.newsvane.schemas.CopyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// What outlets do to another's report. Always the same from the same random numbers.
enum Edit {
    /// Nothing, but that quotation marks and line breaks are set otherwise.
    SAME(CopyKind.IDENTICAL) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return report.text()
                    .replace('“', '"')
                    .replace('”', '"')
                    .replace('’', '\'')
                    .replaceAll("\n+", "\n");
        }
    },
    /// Byline, dateline and a headline of one's own before it; credits and a call to subscribe behind it.
    FRAME(CopyKind.SYNDICATED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            var before = random.nextBoolean() ? other.title() + "\n\nBy Jan Falk\n\n" : "By Jan Falk and Lise Morn\n\n";
            return before + "OSTERMOLE (Nordwire) — " + report.text()
                    + "\n\nReporting by Jan Falk; editing by Lise Morn\n\nSign up for our newsletter to get the news"
                    + " that matters every morning.";
        }
    },
    /// The first fifth to seven tenths, and where to read on.
    BEGINNING(CopyKind.TRUNCATED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            var whole = report.paragraphs();
            var kept = Math.max(2, Math.round(whole.size() * (0.2F + random.nextFloat() / 2)));
            return join(whole.subList(0, Math.min(kept, whole.size()))) + "\n\nRead more at Alpha News";
        }
    },
    /// A sixth to a half from the midst.
    MIDST(CopyKind.EXCERPT) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return join(midst(report, random));
        }
    },
    /// The same with a paragraph of one's own before it.
    MIDST_INTRODUCED(CopyKind.EXCERPT) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return other.paragraphs().getFirst() + "\n\n" + join(midst(report, random));
        }
    },
    /// A tenth to four tenths of the paragraphs left out.
    PARAGRAPHS_DROPPED(CopyKind.EDITED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            var kept = new ArrayList<>(report.paragraphs());
            var dropped = Math.max(1, Math.round(kept.size() * (0.1F + 0.3F * random.nextFloat())));
            for (var i = 0; i < dropped && kept.size() > 2; i++) {
                kept.remove(random.nextInt(kept.size()));
            }
            return join(kept);
        }
    },
    /// Each third paragraph elsewhere.
    PARAGRAPHS_MOVED(CopyKind.EDITED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            var moved = new ArrayList<>(report.paragraphs());
            for (var i = 0; i < moved.size(); i += 3) {
                Collections.swap(moved, i, random.nextInt(moved.size()));
            }
            return join(moved);
        }
    },
    /// What is quoted left out.
    QUOTES_CUT(CopyKind.EDITED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return report.text().replaceAll("[“\"][^”\"\n]{20,}[”\"]", "");
        }
    },
    /// The sentences of each paragraph in another order.
    SENTENCES_MOVED(CopyKind.EDITED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return report.paragraphs().stream()
                    .map(paragraph -> {
                        var sentences = new ArrayList<>(sentences(paragraph));
                        Collections.shuffle(sentences, random);
                        return String.join(" ", sentences);
                    })
                    .collect(Collectors.joining("\n\n"));
        }
    },
    /// A word in twenty to three in twenty replaced.
    WORDS_REPLACED(CopyKind.EDITED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return words.replace(report.text(), 0.05 + random.nextDouble() / 10, random);
        }
    },
    /// Another report behind it.
    JOINED(CopyKind.EDITED) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return random.nextBoolean() ? report.text() + "\n\n" + other.text() : other.text() + "\n\n" + report.text();
        }
    },
    /// Three words in ten replaced, some sentences left out, some changing places with the next.
    SPUN_LIGHTLY(CopyKind.SPUN) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return words.replace(spun(report, random), 0.3, random);
        }
    },
    /// The same with every second word replaced.
    SPUN_HARD(CopyKind.SPUN) {
        @Override
        String of(Report report, Report other, Thesaurus words, Random random) {
            return words.replace(spun(report, random), 0.5, random);
        }
    };

    private final CopyKind kind;

    Edit(CopyKind kind) {
        this.kind = kind;
    }

    CopyKind kind() {
        return kind;
    }

    /// The copy.
    ///
    /// @param other another report of those days, for what is the copier's own
    abstract String of(Report report, Report other, Thesaurus words, Random random);

    private static List<String> midst(Report report, Random random) {
        var whole = report.paragraphs();
        var length = Math.max(2, Math.round(whole.size() * (1 / 6F + random.nextFloat() / 3)));
        var from = Math.min(2 + random.nextInt(Math.max(1, whole.size() - length - 2)), whole.size() - 1);
        return whole.subList(from, Math.min(whole.size(), from + length));
    }

    private static String spun(Report report, Random random) {
        return report.paragraphs().stream()
                .map(paragraph -> {
                    var sentences = new ArrayList<>(sentences(paragraph));
                    for (var i = 0; i + 1 < sentences.size(); i++) {
                        if (random.nextInt(6) == 0) {
                            Collections.swap(sentences, i, i + 1);
                        }
                    }
                    if (sentences.size() > 1 && random.nextInt(4) == 0) {
                        sentences.remove(random.nextInt(sentences.size()));
                    }
                    return String.join(" ", sentences);
                })
                .collect(Collectors.joining("\n\n"));
    }

    private static List<String> sentences(String paragraph) {
        return Arrays.asList(paragraph.split("(?<=[.!?”\"])\\s+(?=[\\p{Lu}“\"])", -1));
    }

    private static String join(List<String> paragraphs) {
        return String.join("\n\n", paragraphs);
    }
}
