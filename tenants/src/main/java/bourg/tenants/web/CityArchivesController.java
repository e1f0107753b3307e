package bourg.tenants.web;

import bourg.tenants.ArchiveReport;
import bourg.tenants.CityArchives;
import bourg.tenants.FieldError;
import bourg.tenants.JobId;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Problems;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.CityArchive;
import bourg.tenants.web.api.CityArchiveFinding;
import bourg.tenants.web.api.CityArchivesApi;
import bourg.tenants.web.api.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators bring cities in from other installations. */
@RestController
class CityArchivesController implements CityArchivesApi {
    private final CityArchives archives;
    private final Problems problems;

    CityArchivesController(CityArchives archives, Problems problems) {
        this.archives = archives;
        this.problems = problems;
    }

    @Override
    public Job giveCityArchive(String idempotencyKey, Resource body) {
        Caller.operator();
        try (InputStream content = body.getInputStream()) {
            return switch (archives.give(content)) {
                case CityArchives.Giving.Started(var job) -> Views.job(job);
                case CityArchives.Giving.TooLarge _ ->
                        throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "city_archive_too_large")
                                .toProblem();
                case CityArchives.Giving.Empty _ ->
                        throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "city_archive_empty")
                                .toProblem();
            };
        } catch (IOException interrupted) {
            throw new UncheckedIOException(interrupted);
        }
    }

    @Override
    public CityArchive getCityArchive(String jobId) {
        Caller.operator();
        ArchiveReport report =
                JobId.parse(jobId)
                        .flatMap(archives::report)
                        .orElseThrow(() -> Refusal.notFound().toProblem());
        return new CityArchive(
                        Views.job(report.job()),
                        findings(report.faults()),
                        findings(report.notes()))
                .cityId(report.city().map(Object::toString).orElse(null));
    }

    private List<CityArchiveFinding> findings(List<FieldError> errors) {
        return errors.stream()
                .map(error ->
                        new CityArchiveFinding(
                                error.field(),
                                error.code(),
                                problems.message(error, LocaleContextHolder.getLocale())))
                .toList();
    }
}
