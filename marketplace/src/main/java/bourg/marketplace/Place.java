package bourg.marketplace;

import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The place in a sorted list after which the next piece begins. */
record Place(String key, UUID id) {
    static @Nullable Place read(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        List<String> parts = Cursor.decode(after, 2);
        try {
            return new Place(parts.get(0), UUID.fromString(parts.get(1)));
        } catch (IllegalArgumentException notUuid) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem();
        }
    }

    /** Cuts a piece from a query that asked for one row more than the limit. */
    static <T> Slice<T> slice(List<T> oneMore, int limit, Function<T, Place> place) {
        if (oneMore.size() <= limit) {
            return new Slice<>(oneMore, null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        Place last = place.apply(items.getLast());
        return new Slice<>(items, Cursor.encode(last.key(), last.id()));
    }

    static <T> Slice<T> sliceById(List<T> oneMore, int limit, Function<T, UUID> id) {
        return slice(oneMore, limit, item -> new Place("", id.apply(item)));
    }

    static @Nullable UUID idIn(@Nullable String after) {
        Place place = read(after);
        return place == null ? null : place.id();
    }
}
