package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.BankImport;
import bourg.billing.BankLine;
import bourg.billing.BankMatching;
import bourg.billing.TransferId;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the city's bank says, held against what was sent; the rest is explained by hand. */
@Controller
@OnSite(Area.CONSOLE)
class BankPages {
    private static final String HERE = "/console/bank";
    private static final int LONGEST_REASON = 500;

    private final BankMatching bank;
    private final Texts texts;

    BankPages(BankMatching bank, Texts texts) {
        this.bank = bank;
        this.texts = texts;
    }

    @GetMapping(HERE)
    String show(Locale locale, Model model) {
        return page(ours(), new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping(HERE)
    String take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            Model model,
            RedirectAttributes next)
            throws IOException {
        City city = ours();
        Sheet sheet = new Sheet(Words.of(texts, locale));
        if (file == null || file.isEmpty()) {
            sheet.fail("file", "console.bank.file.missing");
            return page(city, sheet, model);
        }
        switch (bank.take(city, file.getBytes())) {
            case BankImport.Imported imported -> next.addFlashAttribute("taken", imported);
            case BankImport.AlreadyThere _ ->
                    next.addFlashAttribute("done", "console.bank.already_there");
            case BankImport.Differs(var id) -> {
                sheet.fail("file", "console.bank.differs", id);
                return page(city, sheet, model);
            }
            case BankImport.Unreadable(var code) -> {
                sheet.fail("file", "console.bank.fault." + code);
                return page(city, sheet, model);
            }
        }
        return "redirect:" + HERE;
    }

    @GetMapping(HERE + "/{id}")
    String line(@PathVariable String id, Locale locale, Model model) {
        return line(require(id), new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping(HERE + "/{id}")
    String explain(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        BankLine line = require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required("reason");
        if (reason.length() > LONGEST_REASON) {
            sheet.fail("reason", "console.bank.reason.too_long");
        }
        String typed = sheet.text("transfer");
        Optional<TransferId> transfer = TransferId.parse(typed);
        if (!typed.isEmpty() && transfer.isEmpty()) {
            sheet.fail("transfer", "console.bank.transfer.wrong");
        }
        if (sheet.isSound() && !bank.explain(ours(), line.id(), transfer, reason)) {
            sheet.fail("transfer", "console.bank.transfer.taken");
        }
        if (!sheet.isSound()) {
            return line(line, sheet, model);
        }
        next.addFlashAttribute("done", "console.bank.explained");
        return "redirect:" + HERE;
    }

    private BankLine require(String id) {
        return bank.open(ours()).stream()
                .filter(line -> line.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private String page(City city, Sheet sheet, Model model) {
        model.addAttribute("form", upload(sheet));
        model.addAttribute("lines", bank.open(city));
        model.addAttribute("unseen", bank.unseen(city));
        model.addAttribute("today", LocalDate.now(city.timeZone()));
        return "console/bank";
    }

    private static String line(BankLine line, Sheet sheet, Model model) {
        model.addAttribute("line", line);
        model.addAttribute("form", explanation(sheet));
        return "console/bankLine";
    }

    static FormView upload(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Kind.FILE, "file", words.text("console.bank.file"))
                        .hint(words.text("console.bank.file.hint")));
    }

    static FormView explanation(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Kind.TEXT, "transfer", words.text("console.bank.transfer"))
                        .hint(words.text("console.bank.transfer.hint"))
                        .optional(),
                Field.of(Kind.TEXT_AREA, "reason", words.text("console.bank.reason"))
                        .hint(words.text("console.bank.reason.hint")));
    }

    private static City ours() {
        Caller.staff(Powers.MONEY);
        return Caller.city();
    }
}
