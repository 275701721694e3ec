package dev.newsvane.enrich.entity;

import dev.newsvane.schemas.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Finds where a text may name an entity: from the left, the longest alias at each place, written exactly,
/// inflected, or with one slip.
final class Mentions {
    /// More would say nothing new; hostile texts are made of names.
    private static final int MOST = 10_000;

    /// A slip in a name of one word is believed from this length on.
    private static final int LONG_NAME = 7;

    /// Slips that are words themselves are no slips.
    private final Predicate<String> common;

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final List<Mention> found = new ArrayList<>();
    private Mention best = NONE;
    private int start;

    private static final Mention NONE = new Mention(0, 0, List.of(), false);
    private static final int NO_SLIP = -1;

    private Mentions(Lexicon lexicon, Tokens tokens, Predicate<String> common) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.common = common;
    }

    static List<Mention> of(Tokens tokens, Lexicon lexicon, Predicate<String> common) {
        var mentions = new Mentions(lexicon, tokens, common);
        mentions.find();
        return mentions.found;
    }

    private void find() {
        start = 0;
        while (start < tokens.size() && found.size() < MOST) {
            best = NONE;
            walk(Trie.ROOT, start, NO_SLIP);
            if (best.to() == 0) {
                start++;
            } else {
                found.add(best);
                start = best.to();
            }
        }
    }

    private void walk(int node, int at, int slipped) {
        if (at >= tokens.size() || (at > start && !tokens.joined(at - 1))) {
            return;
        }
        var word = tokens.word(at);
        var slip = tokens.glued(at) ? at : slipped;
        if (word != Vocabulary.UNKNOWN && (!tokens.glued(at) || slipped == NO_SLIP)) {
            follow(lexicon.trie.step(node, word), at, slip);
            if (node != Trie.ROOT && lexicon.isVersus(word)) {
                follow(lexicon.trie.step(node, lexicon.versus), at, slip);
            }
        }
        if (tokens.bare(at) != Vocabulary.UNKNOWN) {
            ended(lexicon.trie.step(node, tokens.bare(at)), at, slip);
        }
        if (word == Vocabulary.UNKNOWN && slipped == NO_SLIP && mayBeSlip(at)) {
            for (var meant : meant(at)) {
                follow(lexicon.trie.step(node, meant), at, at);
            }
        }
    }

    private void follow(int node, int at, int slipped) {
        if (node != Trie.NOWHERE) {
            ended(node, at, slipped);
            walk(node, at + 1, slipped);
        }
    }

    private void ended(int node, int at, int slipped) {
        if (node == Trie.NOWHERE
                || at + 1 <= best.to()
                || lexicon.trie.ending(node).isEmpty()) {
            return;
        }
        var fitting = new ArrayList<Form>(0);
        for (var form : lexicon.trie.ending(node)) {
            if (form.fits(tokens, start) && (slipped == NO_SLIP || forgives(form, slipped))) {
                fitting.add(form);
            }
        }
        if (!fitting.isEmpty()) {
            best = new Mention(start, at + 1, fitting, slipped != NO_SLIP);
        }
    }

    private boolean mayBeSlip(int at) {
        return tokens.shape(at) != Scan.LOWER
                && tokens.length(at) >= Slips.SHORTEST
                && tokens.length(at) <= Scan.LONGEST;
    }

    private List<Integer> meant(int at) {
        var word = tokens.folded(at);
        var near = lexicon.slips.near(word);
        return near.isEmpty() || common.test(word) ? List.of() : near;
    }

    /// Whether an alias may be written with a slip in one word: a long one, or one whose other words are
    /// right.
    private boolean forgives(Form form, int slipped) {
        if (form.need == Alias.Need.NEVER || (form.need == Alias.Need.NAMED && tokens.length(slipped) < LONG_NAME)) {
            return false;
        }
        if (form.words() == 1) {
            return form.letters >= LONG_NAME || tokens.glued(slipped);
        }
        var isCase = form.meaning.entry.kind() == EntityKind.CASE;
        return tokens.length(slipped) >= (isCase ? Slips.SHORTEST : Slips.SHORTEST + 1);
    }
}
