package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomInAJarTest {
    @Test
    void itIsTheSameFromAJarAsFromAFolder(@TempDir Path temp) throws Exception {
        var folder = Path.of(Objects.requireNonNull(Newsroom.class.getResource("/newsroom/first/outlets.json"))
                        .toURI())
                .resolveSibling("");
        var jar = temp.resolve("with a space.jar");
        try (var zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var to = zip.getPath("/newsroom/first")
                        .resolve(folder.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var inJar = Newsroom.load(URI.create("jar:" + jar.toUri() + "!/newsroom/first/outlets.json"));
        var inFolder = Newsroom.load(folder);
        assertThat(inJar.articles()).isEqualTo(inFolder.articles());
        assertThat(inJar.outlets()).isEqualTo(inFolder.outlets());
    }
}
