package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Pattern;
import java.util.function.BooleanSupplier;

/// Where the words of one field of an article stand: read just now ([Concordance]), or kept ([KeptWords]).
interface Places {
    /// How many words there are.
    int length();

    /// Where words are that the pattern of a single word describes, in order.
    int[] places(Pattern single);

    /// Whether a pattern of several words stands here, which is looked for once.
    boolean stands(Pattern several, BooleanSupplier looked);

    /// An article as its fields.
    interface Fields {
        Places in(Field field);
    }
}
