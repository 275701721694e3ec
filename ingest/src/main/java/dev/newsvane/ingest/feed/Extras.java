package dev.newsvane.ingest.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jsoup.Jsoup;

/// What the modules of news sites say of an entry beside its text: Dublin Core, media, iTunes, GeoRSS, slash, thr.
///
/// @param categories as given, each once
/// @param image absolute URL of the picture that stands for the entry
/// @param comments how many there are, where the feed counts them (slash, thr)
/// @param repliesTo id of the entry that this one answers (RFC 4685)
public record Extras(
        List<String> categories,
        Optional<String> image,
        Optional<Place> place,
        Optional<Integer> comments,
        Optional<String> repliesTo) {
    private static final Set<String> CATEGORIES = Set.of("category", "subject");
    private static final Set<String> KEYWORDS = Set.of("keywords", "tags");
    private static final Pattern COORDINATES =
            Pattern.compile("\\s*(-?\\d{1,3}(?:\\.\\d{0,20})?)[\\s,]+(-?\\d{1,3}(?:\\.\\d{0,20})?)(?:[\\s,].{0,50})?");
    private static final int ELEMENTS = 200;

    /// Where something happened, in degrees (WGS 84).
    public record Place(double latitude, double longitude) {
        static Optional<Place> of(String latitude, String longitude) {
            var place = new Place(Double.parseDouble(latitude), Double.parseDouble(longitude));
            return Optional.of(place).filter(at -> Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180);
        }
    }

    static Extras of(Element entry, String base) {
        var inside = Inside.of(entry);
        return new Extras(
                categories(inside),
                image(inside).flatMap(url -> Links.resolve(url, base)),
                place(inside),
                comments(inside),
                inside.named("in-reply-to")
                        .flatMap(reply -> attribute(reply, "ref").stream())
                        .findFirst());
    }

    /// With the first picture in one of the texts, where the feed names none.
    Extras orImageIn(Optional<String> content, Optional<String> summary) {
        var found = image.or(() -> Stream.of(content, summary)
                .flatMap(Optional::stream)
                .filter(html -> html.contains("<img"))
                .flatMap(html -> Jsoup.parse(html).select("img[src^=http]").stream())
                .map(picture -> picture.attr("src"))
                .findFirst());
        return new Extras(categories, found, place, comments, repliesTo);
    }

    /// The entry's children and theirs, without the feed that it may have been taken from.
    private record Inside(List<Element> all, Set<String> names) {
        static Inside of(Element entry) {
            var inside = new Inside(new ArrayList<>(), new HashSet<>());
            for (var child : Elements.children(entry)) {
                if (!"source".equals(child.getName())) {
                    inside.add(child);
                }
            }
            return inside;
        }

        private void add(Element element) {
            if (all.size() <= ELEMENTS) {
                all.add(element);
                names.add(element.getName());
                Elements.children(element).forEach(this::add);
            }
        }

        Stream<Element> named(String name) {
            return names.contains(name) ? named(Set.of(name)) : Stream.empty();
        }

        Stream<Element> named(Set<String> several) {
            return all.stream().filter(element -> several.contains(element.getName()));
        }
    }

    private static List<String> categories(Inside inside) {
        var words = inside.named(CATEGORIES)
                .flatMap(element -> Stream.of(
                                attribute(element, "label"),
                                attribute(element, "term"),
                                attribute(element, "text"),
                                text(element))
                        .flatMap(Optional::stream));
        var keywords = inside.named(KEYWORDS)
                .flatMap(element -> Stream.of(element.getText().split(",", Lengths.NAMES + 1))
                        .limit(Lengths.NAMES));
        return Stream.concat(words, keywords)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(Lengths.NAMES)
                .toList();
    }

    /// The first that there is: a picture of the media module, its preview, iTunes' or the entry's own.
    private static Optional<String> image(Inside inside) {
        return url(inside, "content", "url", Extras::isPicture)
                .or(() -> url(inside, "thumbnail", "url", any -> true))
                .or(() -> url(inside, "image", "href", any -> true))
                .or(() -> url(inside, "image", "url", any -> true))
                .or(() -> url(inside, "link", "href", link -> "image".equals(link.getAttributeValue("rel"))))
                .or(() -> url(inside, "enclosure", "url", Extras::isPicture))
                .or(() -> inside.named("image")
                        .flatMap(image -> Optional.ofNullable(image.getChild("loc", image.getNamespace()))
                                .or(() -> Optional.ofNullable(image.getChild("url", image.getNamespace())))
                                .or(() -> Optional.of(image))
                                .flatMap(Extras::text)
                                .stream())
                        .findFirst());
    }

    private static Optional<String> url(Inside inside, String name, String attribute, Predicate<Element> fitting) {
        if (!inside.names().contains(name)) {
            return Optional.empty();
        }
        return inside.named(name)
                .filter(fitting)
                .flatMap(element -> attribute(element, attribute).stream())
                .findFirst();
    }

    private static boolean isPicture(Element media) {
        return "image".equals(media.getAttributeValue("medium"))
                || media.getAttributeValue("type", "").startsWith("image/");
    }

    private static Optional<Place> place(Inside inside) {
        return inside.named("point")
                .filter(point -> point.getChildren().isEmpty())
                .map(Element::getText)
                .findFirst()
                .or(() -> position(inside))
                .map(COORDINATES::matcher)
                .filter(found -> found.matches())
                .flatMap(found -> Place.of(found.group(1), found.group(2)));
    }

    private static Optional<String> position(Inside inside) {
        var latitude = inside.named("lat").flatMap(each -> text(each).stream()).findFirst();
        var longitude =
                inside.named("long").flatMap(each -> text(each).stream()).findFirst();
        return latitude.flatMap(lat -> longitude.map(lon -> lat + " " + lon))
                .or(() -> inside.named("pos").map(Element::getText).findFirst());
    }

    private static Optional<Integer> comments(Inside inside) {
        return inside.named(Set.of("comments", "total"))
                .flatMap(element -> text(element).stream())
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    private static Optional<String> attribute(Element element, String name) {
        return Optional.ofNullable(element.getAttributeValue(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<String> text(Element element) {
        return Optional.of(element.getText().strip()).filter(value -> !value.isEmpty());
    }
}
