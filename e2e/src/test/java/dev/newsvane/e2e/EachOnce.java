package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
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

    /// Whether everything that was published has gone all the way.
    static boolean arrived(Cluster cluster, Channels channels, BurstWeb burst, Receiver receiver) {
        return receiver.accepted().size() >= burst.watched().size()
                && all(cluster, channels.articles()).size() >= burst.articles().size();
    }

    static void check(String test, Cluster cluster, Channels channels, BurstWeb burst, Receiver receiver) {
        var articles = all(cluster, channels.articles());
        var alerts = all(cluster, channels.alerts());
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

    private static <V> List<V> all(Cluster cluster, Channel<V> channel) {
        var all = new ArrayList<V>();
        new Follow(cluster, "check")
                .channel(channel, seen -> seen.value().ifPresent(all::add))
                .runToEnd();
        return all;
    }

    /// The article that an alert is about.
    static String url(Receiver.Receipt receipt) {
        return receipt.payload().at("/data/evidence/url").stringValue();
    }
}
