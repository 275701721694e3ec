package dev.newsvane.app.eval.score;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Answers that may be right, wrong, or lacking (htmldate's metric of dates), sums over a set.
public final class Answers {
    private int right;
    private int wrong;
    private int lacking;
    private int rightlyNone;

    public void add(Optional<String> answer, Optional<String> truth) {
        if (answer.isEmpty()) {
            lacking += truth.isPresent() ? 1 : 0;
            rightlyNone += truth.isPresent() ? 0 : 1;
        } else if (answer.equals(truth)) {
            right++;
        } else {
            wrong++;
        }
    }

    public Rates rates() {
        return Rates.of(right, wrong, lacking);
    }

    public double accuracy() {
        return Rates.ratio(right + rightlyNone, right + rightlyNone + wrong + lacking);
    }

    public ObjectNode json() {
        return rates().json()
                .put("accuracy", accuracy())
                .put("right", right)
                .put("wrong", wrong)
                .put("lacking", lacking);
    }
}
