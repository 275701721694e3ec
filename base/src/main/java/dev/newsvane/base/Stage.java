package dev.newsvane.base;

/// A part of the pipeline that runs until it is closed. Closing is graceful: what was begun is finished or left exactly
/// where a restart will find it.
public interface Stage extends AutoCloseable {
    String name();

    /// Returns at once; [#health] tells when it is up.
    void start();

    Health health();

    @Override
    void close();
}
