package dev.newsvane.app.config;

import dev.newsvane.alerts.deliver.SigningKey;
import dev.newsvane.base.http.Forward;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a scalar becomes a value.
///
/// @param right what would be right, to end the sentence "right would be …"
/// @param secret the text is never shown
/// @param parse empty where the text is wrong
record Reading<T>(String right, boolean secret, Function<String, Optional<T>> parse) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZES = Pattern.compile("(\\d{1,9})([KMG]iB|)");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._-]{0,79}");
    private static final Pattern MAILBOX =
            Pattern.compile("[\\p{Alnum}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{Alnum}-]{1,63}+(?:\\.[\\p{Alnum}-]{1,63}+)*+");

    /// Characters of an address (RFC 5321, section 4.5.3.1.3: a path of 256 with its brackets).
    private static final int LONGEST_MAILBOX = 254;

    private static final Pattern BEARER = Pattern.compile("[\\p{Alnum}._~+/=-]{16,200}");
    private static final Pattern HOST_NAME = Pattern.compile("[\\p{Alnum}.:-]{1,253}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern LITERAL_ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern USER = Pattern.compile("(?is)^(?=[^@]*:)([a-z]+:/+)?.*@");

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern BROKERS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[\\p{Alnum}._-]+):(\\d{1,5})");

    static final Reading<String> TEXT =
            shown("a text", text -> Optional.of(text).filter(t -> !t.isBlank()));

    static final Reading<Boolean> BOOLEAN = shown("true or false", text -> switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
    });

    static final Reading<Duration> SPAN = shown("a duration such as 500ms, 30s, 5m, 2h or 14d, at most 3650d", text -> {
        var parts = DURATION.matcher(text);
        return parts.matches()
                ? Optional.of(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
                        .filter(span -> span.compareTo(LONGEST) <= 0)
                : Optional.empty();
    });

    static final Reading<String> WORD = shown(
            "a name of letters, digits, '.', '_' and '-', such as ars-technica",
            text -> Optional.of(text).filter(NAME.asMatchPredicate()));

    static final Reading<String> URL = shown(
            "an absolute http or https URL without user name",
            text -> uri(text).filter(Reading::fetchable).map(URI::toString));

    /// A URL that is a secret itself: who knows it may write there.
    static final Reading<String> SECRET_URL = new Reading<>(URL.right, true, URL.parse);

    static final Reading<String> ADDRESS = shown(
            "an e-mail address such as desk@example.org",
            text -> Optional.of(text)
                    .filter(address -> address.length() <= LONGEST_MAILBOX)
                    .filter(MAILBOX.asMatchPredicate()));

    static final Reading<String> HOST =
            shown("the name or the address of a host", text -> Optional.of(text).filter(HOST_NAME.asMatchPredicate()));

    /// A text that may hold a secret.
    static final Reading<String> SECRET_TEXT = new Reading<>(TEXT.right, true, TEXT.parse);

    /// A text that is never shown.
    static final Reading<String> PASSWORD =
            new Reading<>("a password, or ${NAME} of an environment variable", true, TEXT.parse);

    /// What whoever asks by HTTP has to show (the characters of RFC 6750), too long to be guessed.
    static final Reading<String> TOKEN = new Reading<>(
            "16 to 200 letters, digits and -._~+/=, or ${NAME} of an environment variable",
            true,
            text -> Optional.of(text).filter(BEARER.asMatchPredicate()));

    static final Reading<String> LANGUAGE = shown("a BCP 47 language such as en or pt-BR", Reading::language);

    static final Reading<String> COUNTRY = shown(
            "a country of ISO 3166 in capitals, such as GB or DE",
            text -> Optional.of(text).filter(COUNTRIES::contains));

    static final Reading<String> SECRET = new Reading<>(
            "a secret of the form whsec_ and 24 to 64 bytes in base64, whsk_ and an Ed25519 key of 64 bytes"
                    + " (the seed, then the public key that belongs to it), or ${NAME}"
                    + " of an environment variable",
            true,
            text -> Optional.of(text).filter(secret -> SigningKey.of(secret).isPresent()));

    static final Reading<String> HOSTS_AND_PORTS = shown(
            "HOST:PORT of a broker, or several divided by commas",
            text -> Optional.of(text).filter(Reading::brokers));

    static final Reading<Forward> PROXY = new Reading<>(
            "http://HOST:PORT of a proxy, with USER:PASSWORD@ before the host where it asks for them",
            true,
            Forward::of);

    static final Reading<InetSocketAddress> IP_AND_PORT =
            shown("an address and a port such as 127.0.0.1:8080 or [::1]:8080", Reading::address);

    private static <T> Reading<T> shown(String right, Function<String, Optional<T>> parse) {
        return new Reading<>(right, false, parse);
    }

    /// A whole number from `least` to `most`.
    static Reading<Integer> number(int least, int most) {
        return shown(
                "a whole number from " + least + " to " + most,
                text -> integer(text).filter(n -> n >= least && n <= most));
    }

    static final Reading<Double> FRACTION = shown("a number, 0 or more, such as 0.5", text -> {
        try {
            return Optional.of(Double.parseDouble(text)).filter(n -> n >= 0 && Double.isFinite(n));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    });

    static final Reading<Long> SIZE = shown("a whole number, or a size such as 64KiB, 10MiB or 2GiB", text -> {
        var parts = SIZES.matcher(text);
        return parts.matches() ? Optional.of(Long.parseLong(parts.group(1)) * bytes(parts.group(2))) : Optional.empty();
    });

    /// How a text that is wrong is told: a secret not at all, a URL without the password before its host.
    String said(String text) {
        return secret ? "something else (not shown)" : "\"" + USER.matcher(text).replaceFirst("$1…@") + "\"";
    }

    /// One of an enum's constants, written in lower case with hyphens.
    static <E extends Enum<E>> Reading<E> oneOf(Class<E> type) {
        var words = List.of(type.getEnumConstants());
        var right = words.stream().map(Reading::spelt).reduce((a, b) -> a + ", " + b);
        return shown(
                "one of: " + right.orElseThrow(),
                text -> words.stream().filter(word -> spelt(word).equals(text)).findFirst());
    }

    /// The same, where a further condition holds.
    Reading<T> where(String right, Predicate<T> holds) {
        return new Reading<>(right, secret, text -> parse.apply(text).filter(holds));
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static long bytes(String unit) {
        return switch (unit) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 1;
        };
    }

    private static String spelt(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Integer> integer(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean fetchable(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null;
    }

    private static Optional<String> language(String text) {
        try {
            var tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            return Optional.of(tag).filter(_ -> spoken(Locale.forLanguageTag(text)));
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }

    /// The grammar of BCP 47 takes `english` and `en-UK`; its registry knows neither. Languages of three letters are
    /// believed, for the platform does not list them.
    private static boolean spoken(Locale locale) {
        var language = locale.getLanguage();
        var region = locale.getCountry();
        return (language.length() == 3 || LANGUAGES.contains(language))
                && (region.isEmpty() || region.length() == 3 || COUNTRIES.contains(region));
    }

    private static boolean brokers(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).allMatch(broker -> {
            var parts = BROKERS.matcher(broker);
            return parts.matches()
                    && integer(parts.group(2)).filter(Reading::port).isPresent();
        });
    }

    private static boolean port(int number) {
        return number > 0 && number < 65_536;
    }

    private static Optional<InetSocketAddress> address(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        var ip = text.substring(0, colon).replaceAll("^\\[|]$", "");
        return integer(text.substring(colon + 1))
                .filter(Reading::port)
                .filter(_ -> LITERAL_ADDRESS.matcher(ip).matches())
                .map(port -> new InetSocketAddress(ip, port))
                .filter(address -> !address.isUnresolved());
    }
}
