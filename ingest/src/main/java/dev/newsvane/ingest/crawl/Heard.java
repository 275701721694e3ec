package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import java.time.Duration;

/// How a host answered: what its pace is made of.
///
/// @param took from asking to the last byte, or to giving up
record Heard(Manner manner, Duration took) {
    static final Heard NOTHING = new Heard(Manner.NOTHING, Duration.ZERO);

    enum Manner {
        /// An answer, if only that there is no such page.
        WELL,
        /// It has too much to do: 429, and errors of its own.
        STRAINED,
        /// It was reached and gave no answer that can be read.
        BROKEN,
        /// It gave no answer in time.
        SILENT,
        /// Its name is not known, or it lets nobody in.
        UNREACHED,
        /// It was not asked.
        NOTHING
    }

    static Heard of(Answer answer, Duration took) {
        var manner = switch (answer) {
            case Got got when got.status() == 429 || got.status() >= 500 -> Manner.STRAINED;
            case Got _ -> Manner.WELL;
            case Silence silence ->
                switch (silence.cause()) {
                    case DNS, CONNECT -> Manner.UNREACHED;
                    case BROKEN, TLS -> Manner.BROKEN;
                    case TIMEOUT -> Manner.SILENT;
                    case TOO_LARGE, TOO_MANY_REDIRECTS -> Manner.WELL;
                    case BAD_URL, REFUSED_ADDRESS -> Manner.NOTHING;
                };
        };
        return new Heard(manner, took);
    }
}
