package dev.newsvane.alerts.share;

import dev.newsvane.base.Cluster;
import java.util.List;

/// How the watches of a cluster are divided now.
///
/// @param of how many shares there are; 1: nobody divided them
/// @param idle shares that nobody matches
/// @param beside shares of another division that are at work too: their watches speak twice
public record Division(int of, List<Share> idle, List<Share> beside) {
    /// Asks the cluster.
    public static Division now(Cluster cluster) {
        var all = Standing.asked(cluster, admin -> Standing.all(admin, false));
        var working = all.stream().filter(Standing::atWork).map(Standing::share).toList();
        var of = Standing.inForce(all)
                .or(() -> working.stream().map(Share::of).findFirst())
                .orElse(1);
        return new Division(
                of,
                Share.all(of).stream().filter(share -> !working.contains(share)).toList(),
                working.stream().filter(share -> share.of() != of).toList());
    }
}
