package bourg.tenants.web;

import bourg.tenants.CityId;
import bourg.tenants.FieldError;
import bourg.tenants.IsolationReports;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.IsolationByRole;
import bourg.tenants.web.api.IsolationByTrick;
import bourg.tenants.web.api.IsolationReport;
import bourg.tenants.web.api.IsolationReportsApi;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RestController;

/** Takes from operators what an attack on the walls around a city has found. */
@RestController
class IsolationReportsController implements IsolationReportsApi {
    private final IsolationReports reports;

    IsolationReportsController(IsolationReports reports) {
        this.reports = reports;
    }

    @Override
    public IsolationReport publishIsolationReport(String idempotencyKey, IsolationReport report) {
        Caller.operator();
        return switch (reports.publish(read(report))) {
            case IsolationReports.Publishing.Published _ -> report;
            case IsolationReports.Publishing.Invalid(var errors) ->
                    throw Refusal.invalid(errors).toProblem();
        };
    }

    private static bourg.tenants.IsolationReport read(IsolationReport report) {
        CityId city =
                CityId.parse(report.getCityId())
                        .orElseThrow(() ->
                                Refusal.invalid(List.of(FieldError.of("city_id", "city_unknown")))
                                        .toProblem());
        return new bourg.tenants.IsolationReport(
                city,
                report.getRanAt().toInstant(),
                Duration.ofSeconds(report.getSeconds()),
                new bourg.tenants.IsolationReport.Probes(
                        report.getOperations(), report.getProbes(), report.getValidProbes()),
                report.getLeaks(),
                report.getForeignWrites(),
                report.getByRole().stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.getRole().getValue(),
                                        IsolationByRole::getProbes,
                                        Long::sum)),
                report.getByTrick().stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.getTrick().getValue(),
                                        IsolationByTrick::getProbes,
                                        Long::sum)));
    }
}
