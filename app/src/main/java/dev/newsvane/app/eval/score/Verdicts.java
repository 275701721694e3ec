package dev.newsvane.app.eval.score;

import tools.jackson.databind.node.ObjectNode;

/// Yes or no, sums over a set: precision and recall are those of yes.
public final class Verdicts {
    private int yes;
    private int no;
    private int falseYes;
    private int falseNo;

    public void add(boolean answer, boolean truth) {
        if (answer) {
            yes += truth ? 1 : 0;
            falseYes += truth ? 0 : 1;
        } else {
            no += truth ? 0 : 1;
            falseNo += truth ? 1 : 0;
        }
    }

    public Rates rates() {
        return Rates.of(yes, falseYes, falseNo);
    }

    public double accuracy() {
        return Rates.ratio(yes + no, all());
    }

    public int all() {
        return yes + no + falseYes + falseNo;
    }

    public ObjectNode json() {
        return rates().json().put("accuracy", accuracy()).put("pairs", all());
    }
}
