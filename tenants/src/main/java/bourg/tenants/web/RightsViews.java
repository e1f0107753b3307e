package bourg.tenants.web;

import bourg.tenants.CityId;
import bourg.tenants.Consent;
import bourg.tenants.Erasure;
import bourg.tenants.web.api.ConsentEntry;
import bourg.tenants.web.api.ConsentPurpose;
import bourg.tenants.web.api.ConsentState;
import bourg.tenants.web.api.ErasureLine;
import bourg.tenants.web.api.ErasureOutcome;
import bourg.tenants.web.api.ErasureReport;
import java.time.Instant;
import java.util.Locale;

/** Puts what citizens may ask of their city into the words of the contract. */
final class RightsViews {
    private RightsViews() {}

    static ErasureReport report(CityId city, bourg.tenants.ErasureReport report) {
        return new ErasureReport(
                city.toString(),
                report.version(),
                report.lines().stream().map(RightsViews::line).toList());
    }

    private static ErasureLine line(Erasure line) {
        ErasureOutcome outcome =
                ErasureOutcome.fromValue(line.outcome().name().toLowerCase(Locale.ROOT));
        return new ErasureLine(outcome, line.kind(), line.records())
                .rule(line.rule())
                .until(line.until());
    }

    static ConsentState state(bourg.tenants.ConsentState state) {
        ConsentState view =
                new ConsentState(
                        ConsentPurpose.fromValue(state.purpose().code()),
                        state.purpose().textVersion(),
                        state.given());
        Instant since = state.since();
        return since == null ? view : view.since(Views.time(since));
    }

    static ConsentEntry entry(Consent consent) {
        return new ConsentEntry(
                consent.purpose(),
                consent.textVersion(),
                consent.given(),
                consent.how(),
                Views.time(consent.at()));
    }

    static bourg.tenants.ConsentPurpose purpose(ConsentPurpose purpose) {
        return bourg.tenants.ConsentPurpose.named(purpose.getValue()).orElseThrow();
    }
}
