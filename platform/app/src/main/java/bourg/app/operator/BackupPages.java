package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.Restoring;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the backups of a city, makes one, and puts the city back after asking for its code. */
@Controller
@OnSite(Area.OPERATOR)
class BackupPages {
    private static final String LIST = "/cities/{id}/backups";
    private static final int PAGE = 20;

    private final Cities cities;
    private final CityBackups backups;
    private final Texts texts;

    BackupPages(Cities cities, CityBackups backups, Texts texts) {
        this.cities = cities;
        this.backups = backups;
        this.texts = texts;
    }

    @GetMapping(LIST)
    String list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        BackupId start = before == null ? null : BackupId.parse(before).orElseThrow(NotHere::new);
        model.addAttribute("city", city);
        model.addAttribute("backups", backups.list(city.id(), start, PAGE));
        return "operator/backups";
    }

    @PostMapping(LIST)
    String backUp(@PathVariable String id, RedirectAttributes next) {
        Caller.operator();
        City city = Named.city(id, cities);
        return backups.backUp(city)
                .map(job -> "redirect:/jobs/" + job.id())
                .orElseGet(() -> busy(city, next));
    }

    @GetMapping(LIST + "/{backup}/restore")
    ModelAndView askToRestore(@PathVariable String id, @PathVariable String backup, Locale locale) {
        Caller.operator();
        City city = Named.city(id, cities);
        return show(city, require(city, backup), new Sheet(Words.of(texts, locale)));
    }

    @PostMapping(LIST + "/{backup}/restore")
    ModelAndView restore(
            @PathVariable String id,
            @PathVariable String backup,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes next) {
        Caller.operator();
        City city = Named.city(id, cities);
        Backup wanted = require(city, backup);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        if (sheet.text("code").equals(city.code())) {
            return new ModelAndView(begin(city, wanted, next));
        }
        sheet.fail("code", "operator.restore.code.needed", city.code());
        ModelAndView again = show(city, wanted, sheet);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private String begin(City city, Backup wanted, RedirectAttributes next) {
        return switch (backups.restore(city, wanted.id())) {
            case Restoring.Started(var job) -> "redirect:/jobs/" + job.id();
            case Restoring.NoSuchBackup() -> throw new NotHere();
            case Restoring.NotNow() -> busy(city, next);
        };
    }

    private static String busy(City city, RedirectAttributes next) {
        next.addFlashAttribute("problem", "operator.backups.busy");
        return "redirect:/cities/" + city.id() + "/backups";
    }

    private Backup require(City city, String backup) {
        return BackupId.parse(backup)
                .flatMap(id -> backups.find(city.id(), id))
                .orElseThrow(NotHere::new);
    }

    private static ModelAndView show(City city, Backup backup, Sheet sheet) {
        return new ModelAndView(
                "operator/restore",
                Map.of("city", city, "backup", backup, "form", draw(sheet, city)));
    }

    static FormView draw(Sheet sheet, City city) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Field.Kind.TEXT, "code", words.text("operator.restore.code"))
                        .hint(words.text("operator.restore.code.hint", city.code())));
    }
}
