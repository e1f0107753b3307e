package bourg.app.portal;

import bourg.app.pages.NotHere;
import bourg.billing.Billing;
import bourg.billing.CheckOut;
import bourg.marketplace.BasketId;
import bourg.marketplace.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends people to the pay page, or to their orders when there is nothing to pay now. */
@Component
class Payments {
    private final Billing billing;

    Payments(Billing billing) {
        this.billing = billing;
    }

    String begin(OrderId order) {
        return begin(billing.checkOut(order), "redirect:/orders/" + order);
    }

    String begin(BasketId basket) {
        return begin(billing.checkOut(basket), "redirect:/baskets/" + basket);
    }

    private static String begin(CheckOut answer, String page) {
        return switch (answer) {
            case CheckOut.Redirect(var url) -> "redirect:" + url;
            case CheckOut.AlreadyPaid _ -> page;
            case CheckOut.NotPayable _ -> page;
            case CheckOut.ProviderUnavailable() -> page + "?notice=unavailable";
            case CheckOut.NotFound() -> throw new NotHere();
        };
    }

    /**
     * The word about a payment that a page was asked to show, or none: addresses are not trusted.
     */
    static String notice(@Nullable String asked) {
        return asked == null
                ? ""
                : switch (asked) {
                    case "paid", "not_paid", "unavailable" -> asked;
                    default -> "";
                };
    }
}
