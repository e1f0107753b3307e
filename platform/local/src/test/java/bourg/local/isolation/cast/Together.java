package bourg.local.isolation.cast;

import bourg.local.Api;
import bourg.local.journey.NewPartner;
import bourg.local.journey.Purchase;
import bourg.local.journey.Town;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orders that a citizen placed together, to be paid at once. */
final class Together {
    private Together() {}

    static Thing of(Town town, Api citizen, Canary canary) {
        Map<String, Object> answers = new HashMap<>(NewPartner.answers());
        answers.put("note", canary.personal());
        String code = town.city().code();
        return new Thing(
                "basket_id",
                Purchase.twice(
                        citizen,
                        new Purchase.Wish(town.sale().service(), 1, answers),
                        canary.email("contact")),
                code,
                Set.of("citizen:" + code),
                Set.of());
    }
}
