package dev.newsvane.console.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The description against the rules of OpenAPI 3.1 that a client's generator stumbles over.
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final JsonNode description = read();

    private static JsonNode read() {
        try (var in = Optional.ofNullable(OpenApiTest.class.getResourceAsStream("/openapi.json"))
                .orElseThrow()) {
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyOperationIsWhole() {
        assertThat(description.path("openapi").asString()).startsWith("3.1.");
        assertThat(description.path("info").propertyNames()).contains("title", "version");
        var ids = new ArrayList<String>();
        description.path("paths").properties().forEach(path -> {
            var shared = names(path.getValue().path("parameters"));
            path.getValue().properties().stream()
                    .filter(each -> METHODS.contains(each.getKey()))
                    .forEach(operation -> {
                        var it = operation.getValue();
                        ids.add(it.path("operationId").asString());
                        assertThat(it.path("summary").asString()).isNotBlank();
                        var named = new HashSet<>(shared);
                        named.addAll(names(it.path("parameters")));
                        assertThat(named)
                                .as(path.getKey())
                                .containsExactlyInAnyOrderElementsOf(variables(path.getKey()));
                        assertThat(it.path("responses").propertyNames()).isNotEmpty();
                        it.path("responses").properties().forEach(response -> {
                            assertThat(response.getKey()).matches("[1-5]\\d\\d");
                            assertThat(meant(response.getValue())
                                            .path("description")
                                            .asString())
                                    .isNotBlank();
                        });
                    });
        });
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySecurityIsDefined() {
        assertThat(description.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(target(ref.asString()).isObject())
                        .as(ref.asString())
                        .isTrue());
        assertThat(description.findValues("security").stream()
                        .flatMap(list -> list.values().stream())
                        .flatMap(each -> each.propertyNames().stream()))
                .isSubsetOf(
                        description.path("components").path("securitySchemes").propertyNames());
    }

    private static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /// The parameters of the path among these; each must be required.
    private Set<String> names(JsonNode parameters) {
        var names = new HashSet<String>();
        for (var parameter : parameters.values()) {
            var it = meant(parameter);
            assertThat(it.path("schema").isObject()).isTrue();
            if (it.path("in").asString().equals("path")) {
                assertThat(it.path("required").asBoolean()).isTrue();
                names.add(it.path("name").asString());
            }
        }
        return names;
    }

    private JsonNode meant(JsonNode node) {
        return node.has("$ref") ? target(node.path("$ref").asString()) : node;
    }

    private JsonNode target(String ref) {
        assertThat(ref).startsWith("#/");
        return description.at(ref.substring(1));
    }
}
