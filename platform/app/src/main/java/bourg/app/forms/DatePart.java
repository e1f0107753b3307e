package bourg.app.forms;

import java.util.Locale;

/** One of the three inputs in which people type a date. */
public enum DatePart {
    DAY(2, 2),
    MONTH(2, 1),
    YEAR(4, 0);

    private final int width;
    private final int position;

    DatePart(int width, int position) {
        this.width = width;
        this.position = position;
    }

    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int width() {
        return width;
    }

    /** This part of a date joined by {@link TypedDate}. */
    public String of(String joined) {
        String[] parts = joined.split("-", 3);
        return parts.length == 3 ? parts[position] : "";
    }
}
