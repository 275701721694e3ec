package dev.newsvane.ingest.loop;

import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// The hosts that somebody waits for, and whose turn is next: the first in their order whose site has not its [Share]
/// of the slots. The hosts of a site that has it stand aside together, so each step costs the logarithm of their
/// number.
public final class Turns<H> {
    private final Function<H, String> site;
    private final Share share;
    private final Groups<H> hosts;
    /// The first of each site that may be asked more.
    private final TreeSet<H> firsts;

    public Turns(Comparator<H> order, Function<H, String> site, Share share) {
        this.site = site;
        this.share = share;
        this.hosts = new Groups<>(order);
        this.firsts = new TreeSet<>(order);
    }

    public void add(H host) {
        changing(site.apply(host), () -> hosts.add(site.apply(host), host));
    }

    /// Whether it was there.
    public boolean remove(H host) {
        leave(site.apply(host));
        var was = hosts.remove(site.apply(host), host);
        enter(site.apply(host));
        return was;
    }

    public Optional<H> first() {
        return firsts.isEmpty() ? Optional.empty() : Optional.of(firsts.first());
    }

    /// Lets the share of a site change.
    public void changing(String name, Runnable change) {
        leave(name);
        change.run();
        enter(name);
    }

    private void leave(String name) {
        hosts.first(name).ifPresent(firsts::remove);
    }

    private void enter(String name) {
        hosts.first(name).filter(_ -> share.room(name)).ifPresent(firsts::add);
    }
}
