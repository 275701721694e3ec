package dev.newsvane.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// A test that takes the broker it runs on: the embedded one, and with `NEWSVANE_CONTAINERS=1` one in a container too.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(EachBroker.class)
@interface OnEachBroker {
    /// How many times on the embedded one.
    int embedded() default 1;

    /// How many times in a container; a new one each time.
    int contained() default 1;
}
