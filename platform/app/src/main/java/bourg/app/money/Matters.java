package bourg.app.money;

import bourg.app.pages.NotHere;
import bourg.app.pages.Page;
import bourg.billing.OpenMatter;
import bourg.marketplace.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How open matters are shown: where each leads to, and how old it is. */
public final class Matters {
    private Matters() {}

    /** The place in a list that a parameter names. */
    public static @Nullable OpenMatter after(@Nullable String cursor) {
        return cursor == null ? null : OpenMatter.at(cursor).orElseThrow(NotHere::new);
    }

    public static String word(OpenMatter matter) {
        return matter.kind().name().toLowerCase(Locale.ROOT);
    }

    public static String age(Page page, OpenMatter matter) {
        long days = Duration.between(matter.since(), Instant.now()).toDays();
        return days < 1
                ? page.text("setbacks.matter.today")
                : page.count("setbacks.matter.days", days);
    }

    /** What it is, in the words of who reads it: the city's people or operators. */
    public static String kind(Page page, OpenMatter matter, boolean operator) {
        boolean own = !operator && matter.kind() == OpenMatter.Kind.DEBT;
        return page.text("setbacks.matter.kind." + word(matter) + (own ? ".city" : ""));
    }

    /** What the reader can do; where the other side has to act, it says so. */
    public static String todo(Page page, OpenMatter matter, boolean operator) {
        boolean asCity =
                switch (matter.kind()) {
                    case DEBT, PAYOUT_FAILED, ACCOUNT_RESTRICTED -> !operator;
                    default -> false;
                };
        boolean asOperator =
                switch (matter.kind()) {
                    case DISPUTE, REFUND_FAILED -> operator;
                    default -> false;
                };
        return page.text(
                "setbacks.matter.do."
                        + word(matter)
                        + (asCity ? ".city" : asOperator ? ".operator" : ""));
    }

    /** The provider's word for why; a bank's reason in our own words. */
    public static @Nullable String detail(Page page, OpenMatter matter) {
        String detail = matter.detail();
        return detail == null || matter.kind() != OpenMatter.Kind.DISPUTE
                ? detail
                : reason(page, detail);
    }

    /** Why a bank contests a payment. */
    public static String reason(Page page, String reason) {
        return page.text(
                "setbacks.dispute.reason."
                        + switch (reason) {
                            case "fraudulent", "duplicate" -> reason;
                            case "product_not_received" -> "not_received";
                            default -> "other";
                        });
    }

    /** Where the city's people look into it. */
    public static String inConsole(OpenMatter matter) {
        return switch (matter.kind()) {
            case DISPUTE -> "/console/disputes";
            case DEBT -> "/console/statement";
            case TRANSFER_REFUSED, REVERSAL_WAITING, REFUND_FAILED ->
                    matter.order() == null
                            ? "/console/statement"
                            : "/console/orders/" + matter.order();
            case PAYOUT_FAILED, ACCOUNT_RESTRICTED, EVENT_UNPROCESSED, DIFFERENCE ->
                    "/console/payout-account";
        };
    }

    /** Where operators look into it. */
    public static String forOperators(OpenMatter matter) {
        if (matter.city() != null) {
            return "/cities/" + matter.city();
        }
        Party party = matter.party();
        if (party == null) {
            return "/reconciliation";
        }
        return switch (party.kind()) {
            case CITY -> "/cities/" + party.id();
            case PARTNER -> "/partners";
            case PLATFORM -> "/reconciliation";
        };
    }
}
