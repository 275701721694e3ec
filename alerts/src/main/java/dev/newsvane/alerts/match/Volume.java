package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// A stretch of recorded articles with where their words stand, in a folder: queries are decided by it, as by the
/// articles themselves, and none is read or split into words again. For one thread.
public final class Volume implements AutoCloseable {
    /// How articles are kept and split into words. One more whenever either changes: what was kept before is worth
    /// nothing then.
    public static final int FORM = 2;

    static final String UNTIL = "until";
    static final String STORED = "article";
    static final String RULES = "rules";
    static final String STEMS = "stems";

    private final Directory directory;
    private final DirectoryReader reader;
    private final long until;

    private Volume(Directory directory, DirectoryReader reader) throws IOException {
        this.directory = directory;
        this.reader = reader;
        for (var leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
        this.until = until(reader.getIndexCommit());
    }

    /// A recorded article.
    ///
    /// @param offset in its log
    /// @param at its time there
    /// @param whole with its text: it has no words here and is to be matched itself
    /// @param article as it was written, without its text unless it is whole
    public record Line(long offset, Instant at, boolean whole, Article article) {}

    /// Opens what was kept last, and reads all of it once, for its checksums.
    ///
    /// @throws IOException where nothing is, or it is not as it was written
    public static Volume open(Path folder) throws IOException {
        var directory = FSDirectory.open(folder);
        try {
            var reader = DirectoryReader.open(directory);
            try {
                return new Volume(directory, reader);
            } catch (IOException | RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e instanceof IOException io ? io : new IOException("not a volume: " + folder, e);
        }
    }

    static long until(IndexCommit commit) throws IOException {
        return Long.parseLong(commit.getUserData().getOrDefault(UNTIL, ""));
    }

    /// The offset up to which it holds every article of its stretch, exclusive.
    public long until() {
        return until;
    }

    /// Its articles in the order of the log.
    ///
    /// @param read what was written of one
    public Iterator<Line> lines(Function<byte[], Article> read) {
        return lines(0, read);
    }

    /// The last of its articles; empty where it holds none.
    ///
    /// @param read what was written of one
    public Optional<Line> last(Function<byte[], Article> read) {
        return reader.maxDoc() == 0
                ? Optional.empty()
                : Optional.of(lines(reader.maxDoc() - 1, read).next());
    }

    private Iterator<Line> lines(int from, Function<byte[], Article> read) {
        return new Lines(reader.leaves(), from, reader.maxDoc(), read);
    }

    /// By the number of an article, the queries that hold in it or threw.
    List<List<Answer>> answers(Collection<Stored> queries, Stemmer stemmer) {
        var answers = new ArrayList<List<Answer>>(reader.maxDoc());
        for (var i = 0; i < reader.maxDoc(); i++) {
            answers.add(new ArrayList<>(0));
        }
        for (var leaf : reader.leaves()) {
            var words = new KeptWords(leaf.reader(), stemmer);
            queries.parallelStream()
                    .flatMap(stored -> words.answers(stored).stream())
                    .toList()
                    .forEach(each -> each.in().stream()
                            .forEach(
                                    number -> answers.get(leaf.docBase + number).add(each.answer())));
        }
        return answers;
    }

    @Override
    public void close() {
        try (directory) {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + directory, e);
        }
    }

    /// Read one after the other, a block of them is unpacked once.
    private static final class Lines implements Iterator<Line> {
        private final List<LeafReaderContext> leaves;
        private final int end;
        private final Function<byte[], Article> read;
        private int next;
        private int leaf = -1;
        private Optional<StoredFieldsReader> fields = Optional.empty();

        Lines(List<LeafReaderContext> leaves, int from, int end, Function<byte[], Article> read) {
            this.leaves = leaves;
            this.next = from;
            this.end = end;
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            return next < end;
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no article behind number " + next);
            }
            try {
                while (leaf < 0
                        || next
                                >= leaves.get(leaf).docBase
                                        + leaves.get(leaf).reader().maxDoc()) {
                    leaf++;
                    var reader = (CodecReader) leaves.get(leaf).reader();
                    fields = Optional.of(reader.getFieldsReader().getMergeInstance());
                }
                var visitor = new DocumentStoredFieldVisitor();
                fields.orElseThrow().document(next++ - leaves.get(leaf).docBase, visitor);
                return Kept.line(visitor.getDocument().getBinaryValue(STORED), read);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a kept article", e);
            }
        }
    }
}
