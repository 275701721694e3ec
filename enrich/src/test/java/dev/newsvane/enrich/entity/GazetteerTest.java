package dev.newsvane.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Entity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class GazetteerTest {
    private static final Gazetteer SHIPPED = Gazetteer.shipped();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/entities/mentions.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 2000)
    void whatATextNames(String text, String expected) {
        var found =
                SHIPPED.entities("", text).stream().map(Entity::name).sorted().toList();
        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ", -1)));
    }
}
