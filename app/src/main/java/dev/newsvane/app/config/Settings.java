package dev.newsvane.app.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A stage's settings record, read from the section of its name: a key for each component, `shortestDelay` written
/// `shortest-delay`. So a stage documents its settings where it declares them, and no key can be forgotten.
final class Settings {
    private static final Map<Class<?>, Reading<?>> READINGS = Map.of(
            int.class, Reading.number(0, Integer.MAX_VALUE),
            long.class, Reading.SIZE,
            double.class, Reading.FRACTION,
            boolean.class, Reading.BOOLEAN,
            Integer.class, Reading.number(0, Integer.MAX_VALUE),
            String.class, Reading.TEXT,
            Duration.class, Reading.SPAN);

    private Settings() {}

    /// The record with what the section says, and the defaults for the rest. What the record itself refuses is a
    /// mistake of the section.
    static <T extends Record> T read(Section section, T defaults) {
        var components = defaults.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> value(section, component, defaults))
                .toArray();
        section.done();
        try {
            return create(defaults, values);
        } catch (IllegalArgumentException e) {
            section.wrong(Optional.ofNullable(e.getMessage()).orElse("is refused"));
            return defaults;
        }
    }

    /// The keys of a settings record.
    static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(Settings::key)
                .toList();
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(Section section, RecordComponent component, Record defaults) {
        var key = key(component);
        var usual = invoke(component, defaults);
        if (component.getType() == Optional.class) {
            return usual; // set by the program, such as a replay's name
        }
        if (component.getGenericType() instanceof ParameterizedType list) {
            return section.has(key) ? section.list(key, reading(list.getActualTypeArguments()[0])) : usual;
        }
        return section.value(key, reading(component.getType()))
                .map(Object.class::cast)
                .orElse(usual);
    }

    private static Reading<?> reading(Type type) {
        return Optional.ofNullable(READINGS.get(type))
                .orElseThrow(() -> new IllegalStateException("no setting can be a " + type.getTypeName()));
    }

    private static Object invoke(RecordComponent component, Record record) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings must be public: " + component, e);
        }
    }

    @SuppressWarnings("unchecked") // the constructor is the record's own
    private static <T extends Record> T create(T defaults, Object[] values) {
        var types = Arrays.stream(defaults.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return (T) defaults.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings must be public: " + defaults.getClass(), e);
        }
    }
}
