package bourg.tenants.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityImports;
import bourg.tenants.CityImports.Fault;
import bourg.tenants.CityState;
import bourg.tenants.ImportedCity;
import bourg.tenants.ImportedCity.Outcome;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class CityImportTests {
    private static final String HEADING =
            "code,name_fr,name_en,region,host,languages,admin_email,admin_given_name,admin_family_name\n";

    private final CityImports imports;
    private final Cities cities;
    private final TestCities trial;
    private final Jobs jobs;
    private final JdbcClient federation;

    CityImportTests(
            @Autowired CityImports imports,
            @Autowired Cities cities,
            @Autowired TestCities trial,
            @Autowired Jobs jobs,
            @Autowired @Qualifier("federation") JdbcClient federation) {
        this.imports = imports;
        this.cities = cities;
        this.trial = trial;
        this.jobs = jobs;
        this.federation = federation;
    }

    private static String line(String code) {
        return "%s,Ville de %s,City of %s,CA-QC,%s.example,fr en,admin@%s.example,Ada,Roy%n"
                .formatted(code, code, code, code, code);
    }

    private static String file(String... codes) {
        return HEADING
                + String.join("", List.of(codes).stream().map(CityImportTests::line).toList());
    }

    private Job start(String csv) {
        return switch (imports.start(csv)) {
            case CityImports.Outcome.Started(Job job) -> job;
            case CityImports.Outcome.Faulty(var check) ->
                    throw new IllegalStateException(check.toString());
        };
    }

    private List<ImportedCity> ended(Job job) {
        await().atMost(Duration.ofMinutes(4))
                .until(() -> jobs.require(job.id()).state() == JobState.DONE);
        return imports.of(job.id()).orElseThrow();
    }

    @Test
    void everyFaultOfAFileIsToldAndNothingIsOpened() {
        trial.quebec("taken");
        String csv =
                HEADING
                        + line("good")
                        + "Bad Code,Ville,City,CA-XX,nohost,fr,nomail,A,B\n"
                        + line("good")
                        + "taken,V,C,CA-QC,elsewhere.example,fr,a@b.example,A,B\n"
                        + "other,V,C,CA-QC,taken.localhost,de,a@b.example,A,B\n"
                        + "short,V\n";
        assertThat(imports.check(csv).faults())
                .extracting(CityImportTests::said)
                .containsExactlyInAnyOrder(
                        "3 code code_invalid",
                        "3 region tax_region_unknown",
                        "3 host host_invalid",
                        "3 admin_email email_invalid",
                        "4 code code_repeated",
                        "4 host host_repeated",
                        "5 code code_taken",
                        "6 host host_taken",
                        "6 languages languages_invalid",
                        "7 csv csv_columns");
        assertThat(imports.start(csv)).isInstanceOf(CityImports.Outcome.Faulty.class);
        assertThat(cities.byCode("good")).isEmpty();
    }

    private static String said(Fault fault) {
        return fault.line() + " " + fault.error().field() + " " + fault.error().code();
    }

    @Test
    void aFileWithoutItsColumnsIsNoFileOfCities() {
        assertThat(imports.check("code,surprise\na,b\n").faults())
                .extracting(fault -> fault.error().field() + " " + fault.error().code())
                .contains("host column_missing", "surprise column_unknown");
        assertThat(imports.check("").faults()).isNotEmpty();
        assertThat(imports.check(HEADING).faults())
                .extracting(fault -> fault.error().code())
                .containsExactly("csv_empty");
        assertThat(imports.check("code,code\na,b\n").faults())
                .extracting(fault -> fault.error().code())
                .containsExactly("csv_unreadable");
    }

    @Test
    void aSpreadsheetInFrenchMayUseSemicolonsAndAByteOrderMark() {
        String csv =
                """
                \uFEFFcode;name_fr;name_en;region;host;languages;admin_email;admin_given_name;admin_family_name;time_zone;colour
                semi;"Ville; la belle";City;ca-ns;SEMI.example;en,fr;a@semi.example;A;B;;
                """;
        City city = cities.require(ended(start(csv)).getFirst().city().orElseThrow());
        assertThat(city.name().french()).isEqualTo("Ville; la belle");
        assertThat(city.timeZone().getId()).isEqualTo("America/Halifax");
        assertThat(city.languages().getFirst().getLanguage()).isEqualTo("en");
        assertThat(city.host()).isEqualTo("semi.example");
    }

    @Test
    void fourHundredCitiesOpenInOneGoAndASecondRunChangesNothing() {
        String[] codes = IntStream.range(0, 400).mapToObj(i -> "bulk" + i).toArray(String[]::new);
        Instant begin = Instant.now();
        List<ImportedCity> first = ended(start(file(codes)));
        long perCity = Duration.between(begin, Instant.now()).toMillis() / codes.length;
        System.out.println("Bulk onboarding: " + perCity + " ms per city, all steps");
        assertThat(first).hasSize(codes.length);
        assertThat(first).extracting(ImportedCity::outcome).containsOnly(Outcome.OPENED);
        assertThat(cities.byCode("bulk399").orElseThrow().state()).isEqualTo(CityState.ACTIVE);
        assertThat(
                        federation
                                .sql("select count(*) from city_import_row where wish is not null")
                                .query(Integer.class)
                                .single())
                .as("names of people are not kept")
                .isZero();

        List<ImportedCity> second = ended(start(file(codes)));
        assertThat(second).extracting(ImportedCity::outcome).containsOnly(Outcome.KNOWN);
        assertThat(second)
                .extracting(ImportedCity::city)
                .containsExactlyElementsOf(first.stream().map(ImportedCity::city).toList());
    }

    @Test
    void aStoppedRunGoesOnWhereItStopped() {
        String[] codes = IntStream.range(0, 40).mapToObj(i -> "half" + i).toArray(String[]::new);
        Job job = start(file(codes));
        await().until(() -> jobs.require(job.id()).done() > 0);
        jobs.stop(job.id());
        await().until(() -> jobs.require(job.id()).state() == JobState.STOPPED);
        assertThat(imports.of(job.id()).orElseThrow())
                .extracting(ImportedCity::outcome)
                .contains(Outcome.WAITING);
        jobs.resume(job.id());
        assertThat(ended(job)).extracting(ImportedCity::outcome).containsOnly(Outcome.OPENED);
    }

    @Test
    void operatorsImportThroughTheApi(@Autowired TestHttp http, @Autowired TestTokens tokens) {
        TestHttp.Request operator = http.to("ops.localhost").as(tokens.operator());
        TestHttp.Answer check = operator.post("/api/v1/city-imports/check", json(file("by-api")));
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.json().path("rows").asInt()).isEqualTo(1);
        assertThat(check.json().path("faults").size()).isZero();

        TestHttp.Answer refused =
                operator.with("Accept-Language", "en")
                        .create("/api/v1/city-imports", json(file("Not a code")));
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.json().path("errors").get(0).path("field").asString())
                .isEqualTo("csv[2].code");

        TestHttp.Answer started = operator.create("/api/v1/city-imports", json(file("by-api")));
        assertThat(started.status()).isEqualTo(202);
        String result = "/api/v1/city-imports/" + started.json().path("id").asString();
        await().until(() ->
                operator.get(result)
                        .json()
                        .path("rows")
                        .get(0)
                        .path("console")
                        .asString("")
                        .endsWith("by-api.example:8080/console"));
        assertThat(http.to("ops.localhost").get(result).status()).isEqualTo(401);
    }

    private static String json(String csv) {
        return "{\"csv\": \"" + csv.replace("\n", "\\n") + "\"}";
    }
}
