package bourg.billing.web;

import bourg.billing.UsageDivision;
import bourg.billing.web.api.DividedUsageLine;
import bourg.billing.web.api.UsageEvent;
import bourg.billing.web.api.UsageLine;
import bourg.billing.web.api.UsageMonth;
import bourg.billing.web.api.UsageShare;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Lines of usage and their events in the contract's form. */
final class UsageViews {
    private UsageViews() {}

    static UsageMonth month(bourg.billing.UsageMonth month) {
        return new UsageMonth(
                month.month().toString(),
                month.lines(),
                Values.money(month.amount()),
                month.waiting());
    }

    static UsageLine line(bourg.billing.UsageLine line) {
        var quantities = line.quantities();
        return new UsageLine(
                        line.id().toString(),
                        line.meter().id().toString(),
                        line.subject(),
                        line.month().toString(),
                        line.rated().round(),
                        line.rated().card(),
                        line.proof().events(),
                        Values.time(line.proof().firstAt()),
                        Values.time(line.proof().lastAt()),
                        quantities.added().toPlainString(),
                        quantities.whole().toPlainString(),
                        quantities.tiers().stream().map(BigDecimal::toPlainString).toList(),
                        Values.money(quantities.total()),
                        Values.money(line.amount()))
                .correctsId(Values.textOrNull(line.rated().corrects()))
                .agreementVersion(line.rated().agreement())
                .head(line.proof().head());
    }

    static DividedUsageLine divided(
            bourg.billing.UsageLine line, Optional<UsageDivision> division) {
        List<UsageShare> shares =
                division.map(UsageDivision::shares).orElse(List.of()).stream()
                        .map(share ->
                                new UsageShare(
                                        share.party().toString(),
                                        share.code(),
                                        Values.money(share.amount())))
                        .toList();
        return new DividedUsageLine(line(line), shares)
                .payable(division.map(UsageDivision::total).map(Values::money).orElse(null));
    }

    static UsageEvent event(bourg.billing.UsageEvent event) {
        return new UsageEvent(
                event.id(), Values.time(event.at()), event.quantity().toPlainString());
    }
}
