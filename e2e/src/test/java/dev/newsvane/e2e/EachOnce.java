package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.burst.BurstWeb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// What "nothing is lost, nothing is doubled" means: of everything that was published there is one article, of
/// everything watched one alert, and each alert arrived, verified, under one id.
final class EachOnce {
    private EachOnce() {}

    static void check(String test, Cluster cluster, Channels channels, BurstWeb burst, Receiver receiver) {
        List<Article> articles = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        new Follow(cluster, "check")
                .channel(channels.articles(), seen -> seen.value().ifPresent(articles::add))
                .channel(channels.alerts(), seen -> seen.value().ifPresent(alerts::add))
                .runToEnd();
        var urls = articles.stream().map(Article::url).toList();
        assertThat(urls)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        burst.articles().stream().map(BurstWeb.Article::url).toList());
        var watched = burst.watched().stream().map(BurstWeb.Article::url).toList();
        assertThat(alerts.stream().map(Alert::event).toList()).doesNotHaveDuplicates();
        assertThat(alerts.stream().map(alert -> alert.evidence().url()).toList())
                .containsExactlyInAnyOrderElementsOf(watched);
        assertThat(receiver.receipts()).allMatch(Receiver.Receipt::verified);
        var told = receiver.accepted().stream().map(EachOnce::url).collect(Collectors.toCollection(HashSet::new));
        assertThat(told).containsExactlyInAnyOrderElementsOf(watched);
        assertThat(receiver.accepted()).hasSameSizeAs(watched);
        System.out.printf(
                "%s: %d articles, %d alerts, %d deliveries under %d ids, %d requests%n",
                test,
                articles.size(),
                alerts.size(),
                told.size(),
                receiver.accepted().size(),
                receiver.receipts().size());
    }

    /// The article that an alert is about.
    static String url(Receiver.Receipt receipt) {
        return receipt.payload().at("/data/evidence/url").stringValue();
    }
}
