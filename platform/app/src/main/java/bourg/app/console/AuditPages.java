package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.FormView;
import bourg.app.money.Csv;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditReading;
import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerifier;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who saw or changed what in the city, for its administrators; that they looked is noted too. */
@Controller
@OnSite(Area.CONSOLE)
class AuditPages {
    private static final String HOME = "/console/audit";
    private static final int PAGE = 50;
    private static final int MOST = 10_000;

    private final AuditReading reading;
    private final AuditVerifier verifier;
    private final Texts texts;

    AuditPages(AuditReading reading, AuditVerifier verifier, Texts texts) {
        this.reading = reading;
        this.verifier = verifier;
        this.texts = texts;
    }

    @GetMapping(HOME)
    String list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID before,
            Model model,
            Locale locale) {
        City city = ours();
        AuditForm typed = AuditForm.of(request::getParameter);
        FormView form = typed.view(texts, locale);
        model.addAttribute("form", form);
        model.addAttribute("query", typed.query());
        model.addAttribute("first", before == null);
        if (form.faulty().isEmpty()) {
            model.addAttribute("lines", reading.page(typed.filter(city.timeZone()), before, PAGE));
        }
        return "console/audit";
    }

    @GetMapping(HOME + ".csv")
    ResponseEntity<String> download(HttpServletRequest request, Locale locale) {
        City city = ours();
        AuditForm typed = AuditForm.of(request::getParameter);
        AuditTrail.Filter filter =
                typed.view(texts, locale).faulty().isEmpty()
                        ? typed.filter(city.timeZone())
                        : AuditTrail.Filter.ALL;
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "id",
                        "at",
                        "actor_kind",
                        "actor",
                        "role",
                        "verb",
                        "object_kind",
                        "object",
                        "resident",
                        "trace"));
        reading.download(filter, MOST).forEach(line -> rows.add(row(line)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .body(Csv.of(rows));
    }

    private static List<String> row(AuditEntry line) {
        return List.of(
                line.id().toString(),
                line.at().toString(),
                line.actor().kind().name(),
                Objects.requireNonNullElse(line.actor().subject(), ""),
                Objects.requireNonNullElse(line.actor().role(), ""),
                line.act().verb(),
                line.act().kind(),
                line.act().object(),
                Objects.requireNonNullElse(line.act().resident(), ""),
                Objects.requireNonNullElse(line.trace(), ""));
    }

    /** Walks the whole trail, so only when somebody asks. */
    @GetMapping(HOME + "/verification")
    String verification(Model model) {
        City city = ours();
        model.addAttribute("verdict", verifier.verify(city.id()));
        reading.oldest().ifPresent(line -> model.addAttribute("since", line.at()));
        return "console/auditVerification";
    }

    private static City ours() {
        Caller.staff(Powers.WATCH);
        return Caller.city();
    }
}
