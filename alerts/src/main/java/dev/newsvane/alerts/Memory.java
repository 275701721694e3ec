package dev.newsvane.alerts;

import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What matching remembers between articles: in the stores of a topology, or in maps for a replay.
public interface Memory {
    void keep(Watch version);

    /// Every version of every watch.
    Collection<Watch> watches();

    void keep(Spoken spoken);

    Optional<Spoken> spoken(String watch, String story);

    /// What all watches said of a story, in the order of their names.
    List<Spoken> ofStory(String story);

    /// Forgets what was said of stories that nothing was added to since then.
    void forget(Instant before);

    /// A memory that lasts as long as this process.
    static Memory inMaps() {
        return new InMaps();
    }

    /// Maps in the order in which stores keep their keys.
    final class InMaps implements Memory {
        private final Map<String, Watch> watches = new TreeMap<>();
        private final TreeMap<String, Spoken> said = new TreeMap<>();

        @Override
        public void keep(Watch version) {
            watches.put(version.name() + '@' + version.version(), version);
        }

        @Override
        public Collection<Watch> watches() {
            return new ArrayList<>(watches.values());
        }

        @Override
        public void keep(Spoken spoken) {
            said.put(key(spoken.watch(), spoken.story()), spoken);
        }

        @Override
        public Optional<Spoken> spoken(String watch, String story) {
            return Optional.ofNullable(said.get(key(watch, story)));
        }

        @Override
        public List<Spoken> ofStory(String story) {
            return List.copyOf(said.subMap(story + ' ', story + '!').values());
        }

        @Override
        public void forget(Instant before) {
            said.values().removeIf(spoken -> spoken.touched().isBefore(before));
        }
    }

    /// A story's watches stand together.
    static String key(String watch, String story) {
        return story + ' ' + watch;
    }
}
