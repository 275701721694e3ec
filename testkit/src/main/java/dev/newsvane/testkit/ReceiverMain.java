package dev.newsvane.testkit;

import java.net.InetSocketAddress;
import java.time.InstantSource;

/// A receiver as a program: it listens on all addresses of its machine, which is a container, and prints a line for
/// each request, `verified` or `refused`, with its id and the article it tells of.
public final class ReceiverMain {
    private ReceiverMain() {}

    /// Runs until it is killed.
    ///
    /// @param args the port, and the secret
    public static void main(String... args) throws InterruptedException {
        var at = new InetSocketAddress(Integer.parseInt(args[0]));
        try (var _ = Receiver.start(at, args[1], InstantSource.system(), ReceiverMain::tell)) {
            Thread.currentThread().join();
        }
    }

    private static void tell(Receiver.Receipt receipt) {
        System.out.printf(
                "%s %s %s%n",
                receipt.verified() ? "verified" : "refused",
                receipt.id(),
                receipt.payload().at("/data/evidence/url").asString(""));
    }
}
