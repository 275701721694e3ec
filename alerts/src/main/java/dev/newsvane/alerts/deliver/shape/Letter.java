package dev.newsvane.alerts.deliver.shape;

import java.util.stream.Collectors;

/// What an e-mail says: plain text, in which strangers' words can be nothing else.
///
/// @param subject on one line
/// @param list whose letters these are, as the label of a list (RFC 2919)
/// @param thread what those about one story have in common
public record Letter(String subject, String text, String list, String thread) {
    static Letter of(Brief brief, String watch, String thread) {
        var quotes =
                brief.passages().stream().map(passage -> "“" + passage + "”\n").collect(Collectors.joining("\n"));
        var link = brief.link().map(url -> url + "\n").orElse("");
        var text = brief.headline() + "\n" + link + "\n" + quotes + (quotes.isEmpty() ? "" : "\n") + brief.event()
                + " · " + brief.details() + "\n\n-- \n" + brief.watch() + "\n";
        return new Letter(brief.watch() + ": " + brief.headline(), text, list(watch), thread);
    }

    static String list(String watch) {
        return watch.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
