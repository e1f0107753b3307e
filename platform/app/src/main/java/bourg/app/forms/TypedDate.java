package bourg.app.forms;

/** Joins the three inputs of a date into one text: ISO 8601 if they are numbers, else as typed. */
final class TypedDate {
    private TypedDate() {}

    /** Empty when nothing was typed; otherwise the parts can be told again, whatever they were. */
    static String join(String year, String month, String day) {
        String joined = clean(year) + "-" + padded(clean(month)) + "-" + padded(clean(day));
        return joined.equals("--") ? "" : joined;
    }

    private static String clean(String typed) {
        return typed.strip().replace("-", "");
    }

    private static String padded(String typed) {
        return typed.matches("[0-9]") ? "0" + typed : typed;
    }
}
