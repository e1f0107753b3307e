package bourg.tenants.web;

import bourg.tenants.CityImports;
import bourg.tenants.FieldError;
import bourg.tenants.ImportedCity;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import bourg.tenants.PublicAddress;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Problems;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.CityFile;
import bourg.tenants.web.api.CityFileCheck;
import bourg.tenants.web.api.CityFileFault;
import bourg.tenants.web.api.CityImport;
import bourg.tenants.web.api.CityImportOutcome;
import bourg.tenants.web.api.CityImportRow;
import bourg.tenants.web.api.CityImportsApi;
import bourg.tenants.web.api.Job;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators open many cities from one file. */
@RestController
class CityImportsController implements CityImportsApi {
    private final CityImports imports;
    private final Jobs jobs;
    private final Problems problems;
    private final PublicAddress address;

    CityImportsController(
            CityImports imports, Jobs jobs, Problems problems, PublicAddress address) {
        this.imports = imports;
        this.jobs = jobs;
        this.problems = problems;
        this.address = address;
    }

    @Override
    public CityFileCheck checkCityImport(CityFile file) {
        Caller.operator();
        CityImports.Check check = imports.check(file.getCsv());
        return new CityFileCheck(check.rows(), check.faults().stream().map(this::fault).toList());
    }

    private CityFileFault fault(CityImports.Fault fault) {
        FieldError error = fault.error();
        return new CityFileFault(
                fault.line(),
                error.field(),
                error.code(),
                problems.message(error, LocaleContextHolder.getLocale()));
    }

    @Override
    public Job importCities(String idempotencyKey, CityFile file) {
        Caller.operator();
        return switch (imports.start(file.getCsv())) {
            case CityImports.Outcome.Started(var job) -> Views.job(job);
            case CityImports.Outcome.Faulty(var check) ->
                    throw Refusal.invalid(
                                    check.faults().stream()
                                            .map(CityImportsController::inFile)
                                            .toList())
                            .toProblem();
        };
    }

    private static FieldError inFile(CityImports.Fault fault) {
        FieldError error = fault.error();
        return new FieldError(
                "csv[" + fault.line() + "]." + error.field(), error.code(), error.arguments());
    }

    @Override
    public CityImport getCityImport(String jobId) {
        Caller.operator();
        JobId id = JobId.parse(jobId).orElseThrow(() -> Refusal.notFound().toProblem());
        List<ImportedCity> rows = imports.of(id).orElseThrow(() -> Refusal.notFound().toProblem());
        return new CityImport(Views.job(jobs.require(id)), rows.stream().map(this::row).toList());
    }

    private CityImportRow row(ImportedCity row) {
        CityImportOutcome outcome =
                CityImportOutcome.fromValue(row.outcome().name().toLowerCase(Locale.ROOT));
        boolean open = outcome == CityImportOutcome.OPENED || outcome == CityImportOutcome.KNOWN;
        return new CityImportRow(row.line(), row.code(), outcome, row.host())
                .error(row.error())
                .console(open ? address.of(row.host()) + "/console" : null);
    }
}
