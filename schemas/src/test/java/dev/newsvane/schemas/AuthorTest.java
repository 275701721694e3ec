package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A name is what anybody says.
class AuthorTest {
    @Test
    void aNameIsShortAndHasNoControlCharacters() {
        assertThat(new Author(" Ada\u009b31m\n\u202eevil\u0000 ", "api").by()).isEqualTo("Ada 31m evil");
        assertThat(new Author("\u0007", "api").by()).isEqualTo("unknown");
        assertThat(new Author("𝒜".repeat(100), "api").by()).isEqualTo("𝒜".repeat(Author.LONGEST));
    }
}
