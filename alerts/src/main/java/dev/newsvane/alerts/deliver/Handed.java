package dev.newsvane.alerts.deliver;

/// What came of handing something over by other ways than HTTP.
///
/// @param taken whether the other side has it now
/// @param detail a sentence for a person
record Handed(boolean taken, String detail) {
    static Handed failed(String detail) {
        return new Handed(false, detail);
    }
}
