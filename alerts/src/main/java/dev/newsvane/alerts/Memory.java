package dev.newsvane.alerts;

import dev.newsvane.alerts.flow.FlowMemory;
import dev.newsvane.alerts.flow.Held;
import dev.newsvane.alerts.flow.Looked;
import dev.newsvane.alerts.flow.Rhythm;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What matching remembers between articles: in the stores of a topology, or in maps for a replay.
public interface Memory extends FlowMemory {
    void keep(Watch version);

    /// Every version of every watch.
    Collection<Watch> watches();

    void keep(Spoken spoken);

    Optional<Spoken> spoken(String watch, String story);

    /// What all watches said of a story, in the order of their names.
    List<Spoken> ofStory(String story);

    /// Forgets what was said of stories that nothing was added to since then, and how much came in for watches that
    /// matched nothing since then.
    void forget(Instant before);

    /// A memory that lasts as long as this process.
    static Memory inMaps() {
        return new InMaps();
    }

    /// Maps in the order in which stores keep their keys.
    final class InMaps implements Memory {
        private final Map<String, Watch> watches = new TreeMap<>();
        private final TreeMap<String, Spoken> said = new TreeMap<>();
        private final TreeMap<String, Held> held = new TreeMap<>();
        private final Map<String, Rhythm> rhythms = new TreeMap<>();
        private Looked looked = Looked.NEVER;

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

        @Override
        public void forgetRhythms(Instant before) {
            rhythms.values().removeIf(rhythm -> rhythm.touched().isBefore(before));
        }

        @Override
        public void hold(Held match) {
            held.put(match.key(), match);
        }

        @Override
        public List<Held> release(Instant before) {
            var due = held.headMap(Held.key(before));
            var released = List.copyOf(due.values());
            due.clear();
            return released;
        }

        @Override
        public void keep(Rhythm rhythm) {
            rhythms.put(rhythm.watch(), rhythm);
        }

        @Override
        public Optional<Rhythm> rhythm(String watch) {
            return Optional.ofNullable(rhythms.get(watch));
        }

        @Override
        public List<Rhythm> rhythms() {
            return List.copyOf(rhythms.values());
        }

        @Override
        public void keep(Looked now) {
            looked = now;
        }

        @Override
        public Looked looked() {
            return looked;
        }
    }

    /// A story's watches stand together.
    static String key(String watch, String story) {
        return story + ' ' + watch;
    }
}
