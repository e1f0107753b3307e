package bourg.app.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Rendering;
import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.billing.LedgerVerdict;
import bourg.billing.ReconciliationReport;
import bourg.marketplace.Partner;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Slice;
import bourg.tenants.CityBehind;
import bourg.tenants.CityId;
import bourg.tenants.CityUpgrade;
import bourg.tenants.Closing;
import bourg.tenants.ErasureCertificate;
import bourg.tenants.ImportedCity;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.Page;
import bourg.tenants.Provisioning;
import bourg.tenants.Site;
import bourg.tenants.Suspension;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the operators' console is whole and labelled in both languages. */
class OperatorTemplatesTest {
    private static final Site SITE = new Site.Operators("ops.localhost");

    static Stream<Arguments> pages() {
        return Stream.of(Locale.CANADA_FRENCH, Locale.CANADA)
                .flatMap(locale ->
                        models(locale).entrySet().stream()
                                .map(e -> Arguments.of(locale, e.getKey(), e.getValue())));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("pages")
    void isWhole(Locale locale, String view, Map<String, Object> model) {
        Document page = Rendering.of("operator/" + view, SITE, locale, model);
        assertThat(page.select("html").attr("lang")).isEqualTo(locale.getLanguage());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("form[method=post]:not(:has(input[name=_csrf]))")).isEmpty();
        for (Element input : page.select("main input:not([type=hidden]), main select")) {
            assertThat(page.select("label[for=" + input.id() + "]")).as(input.id()).hasSize(1);
        }
        for (Element link : page.select(".govuk-error-summary a")) {
            assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1);
        }
    }

    private static Map<String, Map<String, Object>> models(Locale locale) {
        Map<String, Map<String, Object>> all = new HashMap<>(life(locale));
        all.putAll(files(locale));
        all.putAll(archives(locale));
        all.putAll(waves());
        all.putAll(books());
        all.putAll(MattersShown.all());
        all.putAll(DebtsShown.all(locale));
        all.putAll(BackupsShown.pages(locale));
        all.putAll(leaving(locale));
        all.putAll(others(locale));
        return all;
    }

    private static Map<String, Map<String, Object>> life(Locale locale) {
        Sheet reason = new Sheet(Words.of(Texts.strict(), locale));
        reason.fail("reason", "operator.suspension.reason.needed");
        CityId city = Samples.CITY.id();
        return Map.of(
                "city",
                Map.of(
                        "city",
                        Samples.CITY,
                        "progress",
                        new Provisioning(city, List.of()),
                        "moving",
                        false,
                        "stuck",
                        false,
                        "portal",
                        "http://valmont.localhost/",
                        "suspension",
                        new Suspension("<Élection>", Instant.EPOCH),
                        "abandonment",
                        job()),
                "suspension",
                Map.of("city", Samples.CITY, "form", CityLifePages.draw(reason)),
                "abandonment",
                Map.of("city", Samples.CITY));
    }

    private static Map<String, Map<String, Object>> archives(Locale locale) {
        Sheet sheet = new Sheet(Words.of(Texts.strict(), locale));
        sheet.fail("file", "operator.archive.missing");
        var finding = List.of(new ArchiveFinding("data/<x>.jsonl", "Faux"));
        return Map.of(
                "archive",
                Map.of("form", ArchivePages.draw(sheet), "largest", 20_000L),
                "archiveReport",
                Map.of("job", job(), "city", Samples.CITY, "faults", finding, "notes", finding));
    }

    private static Map<String, Map<String, Object>> leaving(Locale locale) {
        Sheet sheet = new Sheet(Words.of(Texts.strict(), locale));
        for (String by :
                List.of(
                        "job_under_way",
                        "orders_in_progress",
                        "payments_in_flight",
                        "usage_being_rated",
                        "events_undelivered")) {
            sheet.fail("city_code", "operator.closing.hindered." + by);
        }
        sheet.fail("without_export", "operator.closing.export.missing");
        var closing = new Closing(Samples.CITY.id(), Instant.EPOCH, Instant.EPOCH, true, job());
        var signed = new ErasureCertificate("{}", "", "", Instant.EPOCH);
        return Map.of(
                "closing",
                Map.of("city", Samples.CITY, "form", ClosingPages.drawClosing(sheet)),
                "closingCity",
                Map.of(
                        "city",
                        Samples.CITY,
                        "form",
                        ClosingPages.drawErasure(sheet),
                        "closing",
                        closing),
                "closedCity",
                Map.of("city", Samples.CITY, "closing", closing, "certificate", signed));
    }

    private static Map<String, Map<String, Object>> files(Locale locale) {
        return Map.of(
                "cityImport",
                Map.of(
                        "form", ImportPages.draw(new Sheet(Words.of(Texts.strict(), locale))),
                        "faults", List.of(new ImportFault(2, "host", "Faux")),
                        "csv", "code"),
                "cityImportRows",
                Map.of(
                        "job",
                        job(),
                        "rows",
                        Arrays.stream(ImportedCity.Outcome.values())
                                .map(outcome ->
                                        new ImportedCity(
                                                2,
                                                "a",
                                                "a.example",
                                                outcome,
                                                "e",
                                                Optional.empty()))
                                .toList()));
    }

    private static Map<String, Map<String, Object>> waves() {
        CityId city = Samples.CITY.id();
        return Map.of(
                "upgrades",
                Map.of(
                        "newest",
                        20,
                        "behind",
                        List.of(new CityBehind(city, "valmont", "cell_1", 19)),
                        "waves",
                        List.of(job()),
                        "busy",
                        true),
                "upgrade",
                Map.of(
                        "wave",
                        job(),
                        "cities",
                        Arrays.stream(CityUpgrade.State.values())
                                .map(state ->
                                        new CityUpgrade(
                                                city, "valmont", "cell_1", true, state, "e", null))
                                .toList()));
    }

    private static Map<String, Map<String, Object>> others(Locale locale) {
        return Map.of(
                "opening", Map.of("form", faulty(locale)),
                "jobs", Map.of("jobs", new Page<>(List.of(job()), true)),
                "job", Map.of("job", job()),
                "move",
                        Map.of(
                                "city",
                                Samples.CITY,
                                "cell",
                                "cell_1",
                                "others",
                                List.of("cell_2"),
                                "problem",
                                "operator.move.choose"),
                "cities", Map.of("cities", new Page<>(List.of(), false)),
                "offers", Map.of("offers", new Slice<>(List.of(), null)),
                "partners", Map.of("partners", new Slice<>(List.of(partner()), null)));
    }

    private static Map<String, Map<String, Object>> books() {
        return Map.of(
                "ledger",
                Map.of(
                        "verdict",
                        new LedgerVerdict(
                                Instant.EPOCH,
                                Arrays.stream(LedgerVerdict.Kind.values())
                                        .map(kind -> new LedgerVerdict.Fault(kind, "pstg_1"))
                                        .toList(),
                                new LedgerVerdict.Head(3, "0".repeat(64)))),
                "reconciliation",
                Map.of(
                        "report",
                        new ReconciliationReport(
                                Instant.EPOCH,
                                3,
                                List.of(
                                        new ReconciliationReport.Difference(
                                                ReconciliationReport.Kind.MISSING_IN_LEDGER,
                                                "ch_1",
                                                "CAD",
                                                null,
                                                1200L)),
                                1200)));
    }

    private static FormView faulty(Locale locale) {
        Sheet sheet = OpeningForm.fresh(Words.of(Texts.strict(), locale));
        for (String name : List.of("name.fr", "languages", "brand.colour", "logo")) {
            sheet.fail(name, "form.required");
        }
        return OpeningForm.draw(sheet);
    }

    private static Job job() {
        return new Job(
                JobId.next(),
                "upgrade-wave",
                null,
                "",
                JobState.FAILED,
                3,
                12,
                "valmont",
                "SQLException: away",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Partner partner() {
        return new Partner(
                PartnerId.next(), "velo", "Vélo", "CA", "pat@velo.example", Instant.EPOCH);
    }
}
