package bourg.marketplace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a wish to order. */
public sealed interface Placing {
    /** Guests follow their order with the access key, which is told here and kept nowhere. */
    record Placed(Order order, @Nullable String accessKey) implements Placing {}

    /** The service is not on this city's portal today. */
    record NotOffered() implements Placing {}

    /** The city is on its way out and takes no orders any more. */
    record CityCloses() implements Placing {}

    record Invalid(List<FormError> errors) implements Placing {}

    /** The request key was used before for another wish. */
    record RequestKeyReused() implements Placing {}
}
