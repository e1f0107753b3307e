package bourg.app.operator;

import bourg.app.portal.Samples;
import bourg.billing.OpenMatter;
import bourg.billing.SweptEvents;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.tenants.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The operators' pages of what is stuck, with one of everything on them. */
final class MattersShown {
    private MattersShown() {}

    static Map<String, Map<String, Object>> all() {
        return Map.of(
                "matters",
                Map.of("matters", new Page<>(matters(), true), "done", "setbacks.matter.tried"),
                "events",
                Map.of(
                        "events",
                        List.of(
                                new SweptEvents.Swept(
                                        "evt_1",
                                        "charge.dispute.created",
                                        Samples.NOW,
                                        Samples.NOW.plusSeconds(7_200)))));
    }

    private static List<OpenMatter> matters() {
        return Arrays.stream(OpenMatter.Kind.values())
                .map(kind ->
                        new OpenMatter(
                                kind,
                                "1",
                                kind == OpenMatter.Kind.DISPUTE ? Samples.CITY.id() : null,
                                Party.city(Samples.CITY.id()),
                                Samples.NOW,
                                Samples.NOW,
                                Samples.cad(1000),
                                OrderId.next(),
                                "no_such_account"))
                .toList();
    }
}
