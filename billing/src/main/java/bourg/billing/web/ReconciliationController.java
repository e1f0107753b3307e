package bourg.billing.web;

import bourg.billing.CityReconciliation;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.Reconciliation;
import bourg.billing.web.api.OrderGap;
import bourg.billing.web.api.OrderGapKind;
import bourg.billing.web.api.ReconciliationApi;
import bourg.billing.web.api.ReconciliationDifference;
import bourg.billing.web.api.ReconciliationDifferenceKind;
import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.Page;
import bourg.tenants.contract.Cursor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators compare the ledger with the payment provider. */
@RestController
class ReconciliationController implements ReconciliationApi {
    private final Reconciliation reconciliation;
    private final CityReconciliation inCities;
    private final Cities cities;

    ReconciliationController(
            Reconciliation reconciliation, CityReconciliation inCities, Cities cities) {
        this.reconciliation = reconciliation;
        this.inCities = inCities;
        this.cities = cities;
    }

    @Override
    public bourg.billing.web.api.Reconciliation getReconciliation() {
        Asking.operator();
        var report = Asking.provider(reconciliation::run);
        return new bourg.billing.web.api.Reconciliation(
                Values.time(report.at()),
                report.matched(),
                report.differences().stream().map(ReconciliationController::difference).toList(),
                report.unexplainedMinor());
    }

    @Override
    public bourg.billing.web.api.CityReconciliation getCityReconciliation(
            String cityId, @Nullable String cursor, Integer limit) {
        Asking.operator();
        CityId city = Asking.known(CityId.parse(cityId).flatMap(cities::find)).id();
        UUID after = Cursor.decodeId(cursor);
        Page<bourg.billing.OrderGap> page =
                inCities.gaps(city, after == null ? null : new PaymentId(after), limit);
        var list =
                new bourg.billing.web.api.CityReconciliation(
                        page.items().stream().map(ReconciliationController::gap).toList());
        return page.more()
                ? list.nextCursor(Cursor.encode(page.items().getLast().payment().id().value()))
                : list;
    }

    private static OrderGap gap(bourg.billing.OrderGap gap) {
        Payment payment = gap.payment();
        return new OrderGap(
                OrderGapKind.valueOf(gap.kind().name()),
                payment.order().toString(),
                payment.id().toString(),
                Values.money(payment.total()),
                Values.money(payment.refunded()),
                Values.time(Objects.requireNonNull(payment.capturedAt())));
    }

    private static ReconciliationDifference difference(
            bourg.billing.ReconciliationReport.Difference difference) {
        return new ReconciliationDifference(
                        ReconciliationDifferenceKind.valueOf(difference.kind().name()),
                        difference.providerRef(),
                        difference.currency())
                .ledgerMinor(difference.ledgerMinor())
                .providerMinor(difference.providerMinor());
    }
}
