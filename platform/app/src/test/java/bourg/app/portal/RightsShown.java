package bourg.app.portal;

import bourg.app.portal.PortalTemplatesTest.Shown;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditEntry;
import bourg.tenants.Consent;
import bourg.tenants.ConsentPurpose;
import bourg.tenants.ConsentState;
import bourg.tenants.Erasure;
import bourg.tenants.ErasureReport;
import bourg.tenants.Page;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The pages of people's rights, in every state. */
final class RightsShown {
    private static final ErasureReport REPORT =
            new ErasureReport(
                    List.of(
                            Erasure.deleted("orders", 2),
                            Erasure.kept(
                                    "repeated_requests", 1, "repeatable", LocalDate.of(2026, 1, 3)),
                            Erasure.waiting("orders", 1, "payment_open"),
                            Erasure.kept("orders", 1, "books", LocalDate.of(2032, 12, 31)),
                            Erasure.kept("consents", 1, "consent_proof", LocalDate.of(2029, 1, 2)),
                            Erasure.kept("audit", 9, "accountability", null),
                            Erasure.kept("payments", 1, "ledger", null)));
    private static final ErasureReport NOTHING = new ErasureReport(List.of());

    private RightsShown() {}

    static Stream<Shown> rights() {
        return Stream.of(
                        data(),
                        looks(),
                        consents(),
                        Stream.of(REPORT, NOTHING).flatMap(RightsShown::erasure))
                .flatMap(shown -> shown);
    }

    private static Stream<Shown> data() {
        Map<String, Object> order =
                Map.of(
                        "placed_at", "2026-01-02T03:04:05Z",
                        "service_fr", "Vélo",
                        "service_en", "Bike",
                        "total_minor", 4500,
                        "currency", "CAD",
                        "state", "PAID",
                        "contact_name", "<b>Lise</b>",
                        "answers", Map.of("plate", "<script>alert(1)</script>"),
                        "events", List.of(Map.of("state", "PAID", "at", "2026-01-02T03:04:05Z")));
        Map<String, List<Map<String, Object>>> kinds =
                Map.of("orders", List.of(order), "payments", List.of(), "news", List.of());
        return Stream.of(
                new Shown("portal/data", Map.of("kinds", kinds, "looks", 2)),
                new Shown("portal/data", Map.of("kinds", Map.of(), "looks", 0)));
    }

    private static Stream<Shown> looks() {
        List<AuditEntry> lines =
                Arrays.stream(AuditActor.Kind.values())
                        .map(kind ->
                                new AuditEntry(
                                        1,
                                        UUID.randomUUID(),
                                        Samples.NOW,
                                        new AuditActor(
                                                kind,
                                                "somebody",
                                                kind == AuditActor.Kind.STAFF
                                                        ? "ADMIN+CLERK+FINANCE"
                                                        : "velo"),
                                        new AuditAct("order_seen", "ordr", "ordr_1", "lise"),
                                        null))
                        .toList();
        return Stream.of(
                new Shown("portal/looks", Map.of("lines", new Page<>(lines, true), "first", false)),
                new Shown(
                        "portal/looks",
                        Map.of("lines", new Page<>(List.of(), false), "first", true)));
    }

    private static Stream<Shown> consents() {
        List<ConsentState> states =
                Arrays.stream(ConsentPurpose.values())
                        .flatMap(purpose ->
                                Stream.of(
                                        new ConsentState(purpose, false, null),
                                        new ConsentState(purpose, true, Samples.NOW),
                                        new ConsentState(purpose, false, Samples.NOW)))
                        .toList();
        List<Consent> entries =
                Stream.of("portal", "api", "erasure")
                        .map(how -> new Consent("city_news", 1, true, how, Samples.NOW))
                        .toList();
        return Stream.of(
                new Shown("portal/consents", Map.of("states", states, "entries", List.of())),
                new Shown(
                        "portal/consents",
                        Map.of(
                                "states",
                                states,
                                "entries",
                                entries,
                                "done",
                                "rights.consent.given",
                                "problem",
                                "rights.consent.other_text")),
                new Shown("portal/withdrawal", Map.of("purpose", ConsentPurpose.CITY_NEWS)));
    }

    private static Stream<Shown> erasure(ErasureReport report) {
        return Stream.of(
                new Shown("portal/erasure", Map.of("report", report)),
                new Shown(
                        "portal/erasure",
                        Map.of("report", report, "problem", "rights.erasure.outdated")),
                new Shown("portal/erasureConfirmation", Map.of("report", report)),
                new Shown("portal/erased", Map.of("report", report)),
                new Shown("portal/erased", Map.of()));
    }
}
