package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.UsageEvents;
import bourg.billing.UsageEvents.Form;
import bourg.billing.UsageIntake;
import bourg.marketplace.PartnerId;
import bourg.tenants.FieldError;
import bourg.tenants.PartnerRole;
import bourg.tenants.contract.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file of usage events by hand, and tells what became of each. */
@Controller
@OnSite(Area.PARTNER)
class UploadPages {
    private static final String UPLOAD = "/usage/upload";
    private static final String PAGE = "partner/usageUpload";

    private final SignedInPartner partner;
    private final UsageEvents events;
    private final Texts texts;
    private final Problems problems;

    UploadPages(SignedInPartner partner, UsageEvents events, Texts texts, Problems problems) {
        this.partner = partner;
        this.events = events;
        this.texts = texts;
        this.problems = problems;
    }

    @GetMapping(UPLOAD)
    String form(Locale locale, Model model) {
        me();
        return show(new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping(UPLOAD)
    String take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        PartnerId me = me();
        Sheet sheet = new Sheet(Words.of(texts, locale));
        if (file == null || file.isEmpty()) {
            sheet.fail("file", "usage.upload.missing");
            response.setStatus(422);
            return show(sheet, model);
        }
        switch (events.take(me, form(file), file.getInputStream())) {
            case UsageIntake.Taken taken -> {
                model.addAttribute("taken", taken);
                model.addAttribute("faults", faults(taken, locale));
            }
            case UsageIntake.TooMany _ -> {
                sheet.fail("file", "usage.upload.too_many");
                response.setStatus(422);
            }
            case UsageIntake.Unreadable _ -> {
                sheet.fail("file", "usage.upload.unreadable");
                response.setStatus(422);
            }
        }
        return show(sheet, model);
    }

    /** By the first character: objects begin with a brace, and no heading does. */
    private static Form form(MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            String start = new String(content.readNBytes(64), StandardCharsets.UTF_8);
            return start.stripLeading().startsWith("{") ? Form.JSON_LINES : Form.CSV;
        }
    }

    private List<UploadFault> faults(UsageIntake.Taken taken, Locale locale) {
        return taken.faults().stream()
                .map(fault ->
                        new UploadFault(
                                fault.index() + 1,
                                fault.eventId() == null ? "" : fault.eventId(),
                                problems.message(FieldError.of("file", fault.code()), locale)))
                .toList();
    }

    private PartnerId me() {
        return partner.get(PartnerRole.ADMIN).id();
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Field.Kind.FILE, "file", words.text("usage.upload.file"))
                        .hint(words.text("usage.upload.file.hint")));
    }

    private static String show(Sheet sheet, Model model) {
        model.addAttribute("form", draw(sheet));
        return PAGE;
    }
}
