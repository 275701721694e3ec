package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a query into its signs. What belongs nowhere is a mistake and left out.
final class Lexer {
    private static final String QUOTES = "\"\u201c\u201d\u201e";
    private static final String IN_WORDS = "-'\u2019._&+*?";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Mistake> mistakes;
    private int at;

    private Lexer(String text, List<Mistake> mistakes) {
        this.text = text;
        this.mistakes = mistakes;
    }

    static List<Token> tokens(String text, List<Mistake> mistakes) {
        var lexer = new Lexer(text, mistakes);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", text.length(), text.length(), false));
        return lexer.tokens;
    }

    private void next() {
        var c = text.codePointAt(at);
        switch (c) {
            case '(' -> sign(Kind.OPEN);
            case ')' -> sign(Kind.CLOSE);
            case ',' -> sign(Kind.COMMA);
            case '#' -> at = endOfLine();
            case '"', '\u201c', '\u201d', '\u201e' -> quoted(false);
            case '=' -> exact();
            case '/' -> regex();
            case '@' -> list();
            default -> {
                if (Character.isWhitespace(c) || c == '\u00a0') {
                    at += Character.charCount(c);
                } else if (inWord(c)) {
                    word(false);
                } else {
                    stray();
                }
            }
        }
    }

    private void sign(Kind kind) {
        tokens.add(new Token(kind, text.substring(at, at + 1), at, at + 1, false));
        at++;
    }

    private int endOfLine() {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void stray() {
        var start = at;
        var c = text.codePointAt(at);
        at += Character.charCount(c);
        tokens.add(new Token(Kind.STRAY, "", start, at, false));
        mistake(start, Character.toString(c), "this sign means nothing here; put what it belongs to in quotes");
    }

    private void regex() {
        if (elsewhere(at)) {
            return;
        }
        var start = at++;
        while (at < text.length() && "/\n".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) != '/') {
            at = Math.min(at, text.length());
            tokens.add(new Token(Kind.STRAY, "", start, at, false));
            mistake(start, "/", "a second / where the regular expression ends, as in /gpt[0-9]+/");
            return;
        }
        tokens.add(new Token(Kind.REGEX, text.substring(start + 1, at++), start, at, false));
    }

    private void exact() {
        var start = at++;
        if (at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0) {
            quoted(true);
        } else if (at < text.length() && inWord(text.codePointAt(at))) {
            word(true);
        } else if (behindName()) {
            tokens.add(new Token(Kind.IS, "=", start, at, false));
        } else {
            tokens.add(new Token(Kind.STRAY, "", start, at, false));
            mistake(start, "=", "a word or a phrase right behind it, as in =LLaMA");
        }
    }

    /// `let` and a word.
    private boolean behindName() {
        var size = tokens.size();
        return size > 1 && tokens.get(size - 1).is(Kind.WORD) && Lists.begins(tokens.get(size - 2));
    }

    private void list() {
        var start = at++;
        while (at < text.length() && Lists.inName(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == start + 1) {
            at = start;
            stray();
        } else {
            tokens.add(new Token(Kind.LIST, text.substring(start + 1, at), start, at, false));
        }
    }

    private void quoted(boolean exact) {
        var start = at++;
        while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == text.length()) {
            mistake(start, text.substring(start, start + 1), "a closing quotation mark");
            return;
        }
        var inner = text.substring(start + 1, at++);
        tokens.add(new Token(Kind.PHRASE, inner, exact ? start - 1 : start, at, exact));
        if (at < text.length() && text.charAt(at) == '~') {
            number();
        }
    }

    private void number() {
        var start = at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start + 1) {
            mistake(start, "~", "a number behind it: of words, as in \"open model\"~5, or of letters, as in kadrey~1");
        } else {
            tokens.add(new Token(Kind.SLOP, text.substring(start + 1, at), start, at, false));
        }
    }

    private void word(boolean exact) {
        var start = at;
        while (at < text.length() && inWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        var word = text.substring(start, at);
        var next = at < text.length() ? text.charAt(at) : ' ';
        var from = exact ? start - 1 : start;
        if (next == '/' && !exact && elsewhere(start)) {
            return;
        }
        if (next == ':' && !exact) {
            at++;
            tokens.add(new Token(Kind.FIELD, word, start, at, false));
        } else if (next == '/' && !exact && word.matches("(?i:O?NEAR)")) {
            near(word, start);
        } else if (word.contains("*") || word.contains("?")) {
            tokens.add(new Token(Kind.WILDCARD, word, from, at, exact));
        } else {
            tokens.add(new Token(exact ? Kind.WORD : operator(word), word, from, at, exact));
            if (next == '~') {
                number();
            }
        }
    }

    /// An operator of another tool counts as the one that it is taken for.
    private boolean elsewhere(int start) {
        var sign = Elsewhere.at(text, start);
        sign.ifPresent(it -> {
            at = start + it.length();
            mistake(start, it, Elsewhere.instead(it).orElseThrow());
            tokens.add(new Token(Kind.NEAR, "1", start, at, false));
        });
        return sign.isPresent();
    }

    private void near(String word, int start) {
        var digits = ++at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        var kind = word.length() > 4 ? Kind.ONEAR : Kind.NEAR;
        if (!word.equals(kind.name())) {
            mistake(start, word + "/", kind.name() + "/ in capitals");
        }
        tokens.add(new Token(kind, text.substring(digits, at), start, at, false));
    }

    private static Kind operator(String word) {
        return switch (word) {
            case "AND" -> Kind.AND;
            case "OR" -> Kind.OR;
            case "NOT" -> Kind.NOT;
            default -> Kind.WORD;
        };
    }

    private static boolean inWord(int c) {
        return isLetter(c) || IN_WORDS.indexOf(c) >= 0;
    }

    /// A letter, a digit, or a mark on one.
    static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private void mistake(int offset, String read, String would) {
        mistakes.add(Place.mistake(text, offset, read, would));
    }
}
