package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// Writes a [Volume], or goes on with one. Only what [#keep] has confirmed lasts, whatever happens to this process.
/// For one thread.
public final class VolumeWriter implements AutoCloseable {
    private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType LISTED = type(IndexOptions.DOCS);

    /// Articles wait in memory for being written together.
    private static final int BUFFER_MB = 48;

    private final Directory directory;
    private final IndexWriter writer;
    private final Map<String, Set<Spelling>> stemmed = new HashMap<>();

    /// Opens a folder, and makes it where there is none.
    public VolumeWriter(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
        var merging = new LogDocMergePolicy(); // it merges neighbours alone: the order of the log stays
        merging.setNoCFSRatio(1);
        try {
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setMergePolicy(merging)
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setCommitOnClose(false));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static FieldType type(IndexOptions options) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /// Adds the article that follows in the log.
    public void add(Matcher.Sifted sifted) throws IOException {
        var kept = sifted.kept();
        var document = new Document();
        document.add(new StoredField(Volume.STORED, kept.stored()));
        if (!kept.words().isEmpty()) {
            document.add(new SortedDocValuesField(Volume.RULES, new BytesRef(kept.rules())));
        }
        kept.words().forEach((field, terms) -> {
            document.add(new Field(field.word(), new Terms(terms.iterator()), PLACED));
            document.add(new NumericDocValuesField(field.word(), terms.size()));
        });
        var fresh = fresh(kept);
        if (!fresh.isEmpty()) {
            document.add(new Field(Volume.STEMS, new Terms(fresh.iterator()), LISTED));
        }
        writer.addDocument(document);
    }

    /// What words come down to is written once for all articles.
    private List<String> fresh(Kept kept) {
        var known = stemmed.computeIfAbsent(kept.rules(), _ -> new HashSet<>());
        return kept.different().stream()
                .filter(known::add)
                .map(spelling -> KeptWords.stemmed(kept.rules(), spelling.stem()) + spelling.folded())
                .toList();
    }

    /// Confirms what was added: with it every article of the stretch is there.
    ///
    /// @param until up to this offset, exclusive
    /// @param whole nothing will follow
    public void keep(long until, boolean whole) throws IOException {
        if (whole) {
            writer.forceMerge(1);
        }
        writer.setLiveCommitData(Map.of(Volume.UNTIL, Long.toString(until)).entrySet());
        writer.commit();
    }

    /// Lets go of what was not confirmed.
    @Override
    public void close() throws IOException {
        try (directory) {
            writer.rollback();
        }
    }

    private static final class Terms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> terms;

        Terms(Iterator<String> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            var more = terms.hasNext();
            if (more) {
                term.append(terms.next());
            }
            return more;
        }
    }
}
