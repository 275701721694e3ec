package dev.newsvane.app.command;

import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.tool.Input;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;

/// Goes through a file of lines: says of each bad one where it is and what would be right, and goes on.
final class LineByLine implements Input.Lines {
    private static final String MARKUP =
            "is markup; right would be a JSON object on each line. 'newsvane extract' reads"
                    + " a page, 'import --feed' a feed, and a web archive is known by its ending, .warc or .warc.gz";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// What is done with a line.
    interface Taking {
        void take(byte[] line) throws ArticleLine.Wrong;
    }

    private final PrintStream err;
    private final String file;
    private final Taking taking;
    private boolean whole = true;
    private boolean markup;

    LineByLine(PrintStream err, String file, Taking taking) {
        this.err = err;
        this.file = file;
        this.taking = taking;
    }

    @Override
    public void line(long number, Optional<byte[]> line) {
        try {
            var bytes =
                    line.orElseThrow(() -> new ArticleLine.Wrong("is longer than 64 MiB, and no longer line is read"));
            var content = number == 1 ? withoutMark(bytes) : bytes;
            if (number == 1 && content.length > 0 && content[0] == '<') {
                markup = true;
                throw new ArticleLine.Wrong(MARKUP);
            }
            if (!markup && !blank(content)) {
                taking.take(content);
            }
        } catch (ArticleLine.Wrong e) {
            err.println(file + ":" + number + ": " + e.getMessage());
            whole = false;
        }
    }

    /// Whether every line so far was good.
    boolean whole() {
        return whole;
    }

    private static byte[] withoutMark(byte[] line) {
        var marked = line.length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }

    private static boolean blank(byte[] line) {
        for (var each : line) {
            if (each > ' ' || each < 0) {
                return false;
            }
        }
        return true;
    }
}
