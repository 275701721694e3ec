package dev.newsvane.testkit;

/// One site of the recorded web: what it answers. Asked from many threads at once.
@FunctionalInterface
public interface Site {
    Reply answer(Ask ask);
}
