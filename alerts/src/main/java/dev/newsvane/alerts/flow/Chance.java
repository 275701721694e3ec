package dev.newsvane.alerts.flow;

/// How likely an hour of so much is, by what other hours brought.
///
/// The conditional test for two Poisson means (Przyborowski and Wilenski, Homogeneity of results in
/// testing samples from Poisson series, Biometrika 31, 1940): given how much came in altogether, the
/// share of one hour among `hours + 1` like hours is binomial, whatever the mean. News is burstier than
/// Poisson: with hours that are negative binomial of size `r` (variance = mean + mean²/r) the share is
/// beta-binomial with `r` and `hours · r` instead (negative hypergeometric; Johnson, Kemp and Kotz,
/// Univariate Discrete Distributions, 3rd edition, chapter 6), and binomial where `r` grows without
/// bound.
final class Chance {
    /// What adds less than this share of the sum is left out.
    private static final double NEGLIGIBLE = 1e-12;

    private Chance() {}

    /// The chance of so much or more.
    ///
    /// @param seen in the hour, 1 or more
    /// @param before in all other hours together
    /// @param hours how many others, more than 0
    /// @param size `r`, more than 0
    static double of(int seen, int before, double hours, double size) {
        var all = seen + before;
        var rest = hours * size;
        var log = 0.0;
        for (var i = 0; i < seen; i++) {
            log += Math.log((all - i) * (size + i)) - Math.log((i + 1.0) * (size + rest + i));
        }
        for (var i = 0; i < before; i++) {
            log += Math.log(rest + i) - Math.log(size + rest + seen + i);
        }
        var term = Math.exp(log);
        var sum = term;
        for (var x = seen; x < all && (term > sum * NEGLIGIBLE || x < seen + 2); x++) {
            term *= (all - x) / (x + 1.0) * (size + x) / (rest + all - x - 1);
            sum += term;
        }
        return Math.min(1, sum);
    }
}
