package dev.newsvane.schemas;

import java.util.List;

/// Which articles a watch looks at.
///
/// @param tags only of sources that have one of these tags; empty: any
/// @param countries only of publishers in these, ISO 3166 in capitals; empty: any
/// @param copies of copies only these kinds
/// @param least only of so many words at least
/// @param most only of so many words at most
/// @param originals what is no copy too
public record Filter(
        List<String> tags, List<String> countries, List<CopyKind> copies, int least, int most, boolean originals) {
    /// Any.
    public static final Filter ALL =
            new Filter(List.of(), List.of(), List.of(CopyKind.values()), 0, Integer.MAX_VALUE, true);
}
