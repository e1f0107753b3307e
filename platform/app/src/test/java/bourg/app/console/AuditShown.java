package bourg.app.console;

import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditVerdict;
import bourg.tenants.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the audit trail, in every state. */
final class AuditShown {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private AuditShown() {}

    static Stream<Shown> audit(Locale locale) {
        return Stream.concat(lists(locale), verdicts());
    }

    private static Stream<Shown> lists(Locale locale) {
        List<AuditEntry> lines =
                Arrays.stream(AuditActor.Kind.values())
                        .map(kind ->
                                new AuditEntry(
                                        7,
                                        UUID.randomUUID(),
                                        NOW,
                                        new AuditActor(
                                                kind,
                                                "<b>somebody</b>",
                                                kind == AuditActor.Kind.STAFF ? "CLERK" : "velo"),
                                        new AuditAct("city_restore_asked", "bkup", "bkup_1", null),
                                        null))
                        .toList();
        return Stream.of(
                list(locale, "", new Page<>(lines, true)),
                list(locale, "2026-01-31", new Page<>(List.of(), false)),
                list(locale, "<script>", null));
    }

    private static Shown list(Locale locale, String from, @Nullable Page<AuditEntry> lines) {
        AuditForm form = new AuditForm("order", from, "", "<b>");
        Map<String, Object> model = new HashMap<>();
        model.put("form", form.view(Texts.strict(), locale));
        model.put("query", form.query());
        model.put("first", from.isEmpty());
        if (lines != null) {
            model.put("lines", lines);
        }
        return new Shown("audit", model);
    }

    private static Stream<Shown> verdicts() {
        AuditVerdict.Head head = new AuditVerdict.Head(9, "0".repeat(64), NOW);
        Stream<Shown> broken =
                Arrays.stream(AuditVerdict.Tampering.values())
                        .map(tampering -> new AuditVerdict.Fault(tampering, 5))
                        .map(fault -> shown(fault, head));
        return Stream.concat(
                broken,
                Stream.of(
                        shown(null, head),
                        new Shown(
                                "auditVerification",
                                Map.of(
                                        "verdict",
                                        new AuditVerdict(Samples.CITY.id(), 0, null, null)))));
    }

    private static Shown shown(AuditVerdict.@Nullable Fault fault, AuditVerdict.Head head) {
        AuditVerdict verdict = new AuditVerdict(Samples.CITY.id(), 4, fault, head);
        return new Shown("auditVerification", Map.of("verdict", verdict, "since", NOW));
    }
}
