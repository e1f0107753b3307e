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
        return page.count("setbacks.matter.days", Math.max(0, days));
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
