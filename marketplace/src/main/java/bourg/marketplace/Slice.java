package bourg.marketplace;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One piece of a long list and the place where the next piece starts, if there is one. */
public record Slice<T>(List<T> items, @Nullable String next) {
    public <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<>(items.stream().<R>map(change).toList(), next);
    }
}
