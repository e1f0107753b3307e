package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.access.SiteUrls;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.CityImports;
import bourg.tenants.ImportedCity;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import bourg.tenants.contract.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Opens many cities from one file: checked first, then opened row by row. */
@Controller
@OnSite(Area.OPERATOR)
class ImportPages {
    private static final String PAGE = "operator/cityImport";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final CityImports imports;
    private final Jobs jobs;
    private final Texts texts;
    private final Problems problems;
    private final SiteUrls urls;

    ImportPages(CityImports imports, Jobs jobs, Texts texts, Problems problems, SiteUrls urls) {
        this.imports = imports;
        this.jobs = jobs;
        this.texts = texts;
        this.problems = problems;
        this.urls = urls;
    }

    @GetMapping("/city-imports/new")
    String form(Locale locale, Model model) {
        Caller.operator();
        return show(new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping("/city-imports/check")
    String check(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        Caller.operator();
        Sheet sheet = new Sheet(Words.of(texts, locale));
        if (file == null || file.isEmpty()) {
            sheet.fail("file", "operator.import.file.missing");
            response.setStatus(422);
            return show(sheet, model);
        }
        String csv = new String(file.getBytes(), StandardCharsets.UTF_8);
        CityImports.Check found = imports.check(csv);
        if (!found.faults().isEmpty()) {
            response.setStatus(422);
        }
        return show(sheet, csv, found, locale, model);
    }

    @PostMapping("/city-imports")
    String start(@RequestParam String csv, Locale locale, Model model) {
        Caller.operator();
        return switch (imports.start(csv)) {
            case CityImports.Outcome.Started(Job job) -> "redirect:/city-imports/" + job.id();
            case CityImports.Outcome.Faulty(var check) ->
                    show(new Sheet(Words.of(texts, locale)), csv, check, locale, model);
        };
    }

    @GetMapping("/city-imports/{id}")
    String rows(@PathVariable String id, Model model) {
        Caller.operator();
        JobId job = id(id);
        model.addAttribute("rows", imports.of(job).orElseThrow(NotHere::new));
        model.addAttribute("job", jobs.require(job));
        return "operator/cityImportRows";
    }

    @GetMapping("/city-imports/{id}/result.csv")
    ResponseEntity<String> result(@PathVariable String id) {
        Caller.operator();
        List<ImportedCity> rows = imports.of(id(id)).orElseThrow(NotHere::new);
        return download("cities-result.csv", ImportResult.csv(rows, urls));
    }

    @GetMapping("/city-imports/example.csv")
    ResponseEntity<String> example() throws IOException {
        Caller.operator();
        return download(
                "cities-example.csv",
                new ClassPathResource("examples/cities.csv")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<String> download(String name, String csv) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(csv);
    }

    private static JobId id(String text) {
        return JobId.parse(text).orElseThrow(NotHere::new);
    }

    private static String show(Sheet sheet, Model model) {
        model.addAttribute("form", draw(sheet));
        return PAGE;
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Field.Kind.FILE, "file", words.text("operator.import.file"))
                        .hint(words.text("operator.import.file.hint")));
    }

    private String show(
            Sheet sheet, String csv, CityImports.Check check, Locale locale, Model model) {
        model.addAttribute(
                "faults",
                check.faults().stream()
                        .map(fault ->
                                new ImportFault(
                                        fault.line(),
                                        fault.error().field(),
                                        problems.message(fault.error(), locale)))
                        .toList());
        model.addAttribute("csv", csv);
        model.addAttribute("rows", check.rows());
        return show(sheet, model);
    }
}
