package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.access.LargeUploads;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.ArchiveReport;
import bourg.tenants.ArchivesFolder;
import bourg.tenants.Cities;
import bourg.tenants.CityArchives;
import bourg.tenants.FieldError;
import bourg.tenants.JobId;
import bourg.tenants.contract.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Brings a city in from the archive of another installation, and tells what is wrong with it. */
@Controller
@OnSite(Area.OPERATOR)
class ArchivePages {
    private static final String FILE = "file";

    private final CityArchives archives;
    private final Cities cities;
    private final ArchivesFolder folder;
    private final Texts texts;
    private final Problems problems;

    ArchivePages(
            CityArchives archives,
            Cities cities,
            ArchivesFolder folder,
            Texts texts,
            Problems problems) {
        this.archives = archives;
        this.cities = cities;
        this.folder = folder;
        this.texts = texts;
        this.problems = problems;
    }

    @GetMapping("/archive-uploads/new")
    String form(
            @RequestParam(name = "too-large", required = false) @Nullable String tooLarge,
            Locale locale,
            Model model) {
        Caller.operator();
        Sheet sheet = new Sheet(Words.of(texts, locale));
        if (tooLarge != null) {
            sheet.fail(FILE, "operator.archive.too_large");
        }
        return show(sheet, model);
    }

    @PostMapping(LargeUploads.PATH)
    String give(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        Caller.operator();
        Sheet sheet = new Sheet(Words.of(texts, locale));
        if (file == null) {
            return refused(sheet, "operator.archive.missing", response, model);
        }
        try (InputStream content = file.getInputStream()) {
            return switch (archives.give(content)) {
                case CityArchives.Giving.Started(var job) ->
                        "redirect:/archive-uploads/" + job.id();
                case CityArchives.Giving.Empty _ ->
                        refused(sheet, "operator.archive.missing", response, model);
                case CityArchives.Giving.TooLarge _ ->
                        refused(sheet, "operator.archive.too_large", response, model);
            };
        }
    }

    private String refused(Sheet sheet, String why, HttpServletResponse response, Model model) {
        sheet.fail(FILE, why);
        response.setStatus(422);
        return show(sheet, model);
    }

    private String show(Sheet sheet, Model model) {
        model.addAttribute("form", draw(sheet));
        model.addAttribute("largest", folder.largest().toMegabytes());
        return "operator/archive";
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Field.Kind.FILE, FILE, words.text("operator.archive.file"))
                        .hint(words.text("operator.archive.file.hint")));
    }

    @GetMapping("/archive-uploads/{id}")
    String report(@PathVariable String id, Locale locale, Model model) {
        Caller.operator();
        ArchiveReport report = JobId.parse(id).flatMap(archives::report).orElseThrow(NotHere::new);
        model.addAttribute("job", report.job());
        model.addAttribute("city", report.city().flatMap(cities::find).orElse(null));
        model.addAttribute("faults", findings(report.faults(), locale));
        model.addAttribute("notes", findings(report.notes(), locale));
        return "operator/archiveReport";
    }

    private List<ArchiveFinding> findings(List<FieldError> errors, Locale locale) {
        return errors.stream()
                .map(error -> new ArchiveFinding(error.field(), problems.message(error, locale)))
                .toList();
    }
}
