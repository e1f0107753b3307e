package bourg.marketplace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a wish to order several services at once: all of them, or none. */
public sealed interface BasketPlacing {
    /**
     * Guests follow all orders with the access key, or one order with its own; the keys are told
     * here and kept nowhere.
     */
    record Placed(Basket basket, @Nullable String accessKey, Map<OrderId, String> orderKeys)
            implements BasketPlacing {
        public Placed {
            orderKeys = Map.copyOf(orderKeys);
        }
    }

    /**
     * These lines' services, counted from 0, are not on this city's portal today, or are
     * subscriptions, which are ordered alone.
     */
    record NotOffered(List<Integer> lines) implements BasketPlacing {
        public NotOffered {
            lines = List.copyOf(lines);
        }
    }

    /** The city is on its way out and takes no orders any more. */
    record CityCloses() implements BasketPlacing {}

    /** The fields begin with their line, counted from 0: {@code lines.0.answers.place}. */
    record Invalid(List<FormError> errors) implements BasketPlacing {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /** One page takes one currency. */
    record SeveralCurrencies() implements BasketPlacing {}

    /** The request key was used before for another wish. */
    record RequestKeyReused() implements BasketPlacing {}
}
