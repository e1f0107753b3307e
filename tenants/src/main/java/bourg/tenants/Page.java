package bourg.tenants;

import java.util.List;

/** Some items of a longer list, and whether more follow. */
public record Page<T>(List<T> items, boolean more) {
    public Page {
        items = List.copyOf(items);
    }

    /** Makes a page from a query that asked for one row more than {@code limit}. */
    public static <T> Page<T> of(List<T> oneMore, int limit) {
        return oneMore.size() > limit
                ? new Page<>(oneMore.subList(0, limit), true)
                : new Page<>(oneMore, false);
    }
}
