package dev.newsvane.app.replay;

import java.util.Iterator;

/// A stretch of the log, article by article.
interface Stretch extends Iterator<Sifted>, AutoCloseable {
    @Override
    void close();
}
