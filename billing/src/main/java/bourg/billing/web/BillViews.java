package bourg.billing.web;

import bourg.billing.CapitaPrice;
import bourg.billing.Population;
import bourg.billing.web.api.CityBill;
import bourg.billing.web.api.PopulationFigure;
import bourg.billing.web.api.PopulationFigures;
import bourg.billing.web.api.UsageShare;
import java.util.List;

/** What cities pay themselves, in the contract's form. */
final class BillViews {
    private BillViews() {}

    static CityBill bill(bourg.billing.CityBill bill) {
        var subject = bill.subject();
        CityBill view =
                new CityBill(
                                bill.id().toString(),
                                bill.basis() instanceof bourg.billing.CityBill.Metered
                                        ? CityBill.KindEnum.METERED
                                        : CityBill.KindEnum.PER_CAPITA,
                                subject.city().toString(),
                                subject.partner().toString(),
                                subject.adoption().toString(),
                                Values.text(subject.service()),
                                subject.month().toString(),
                                bill.isCorrection(),
                                Values.money(bill.amounts().net()),
                                Values.money(bill.amounts().total()),
                                bill.charged().covered(),
                                Values.time(bill.charged().at()),
                                bill.parts().stream().map(BillViews::part).toList())
                        .postingId(Values.textOrNull(bill.charged().posting()));
        return switch (bill.basis()) {
            case bourg.billing.CityBill.Metered metered -> view.meterId(metered.meter().toString());
            case bourg.billing.CityBill.PerCapita people ->
                    view.population(figure(people.population()));
        };
    }

    private static UsageShare part(bourg.billing.CityBill.Part part) {
        return new UsageShare(part.party().toString(), part.code(), Values.money(part.amount()));
    }

    static PopulationFigures figures(List<Population> found) {
        return new PopulationFigures(found.stream().map(BillViews::figure).toList());
    }

    private static PopulationFigure figure(Population figure) {
        return new PopulationFigure(figure.inhabitants(), figure.asOf(), figure.source());
    }

    static bourg.billing.web.api.CapitaPrice price(CapitaPrice price) {
        var until = price.until();
        return new bourg.billing.web.api.CapitaPrice(
                        price.adoption().toString(),
                        bourg.billing.web.api.CapitaPrice.PerEnum.valueOf(price.per().name()),
                        price.price().unit().toPlainString(),
                        price.price().currency().getCurrencyCode(),
                        price.from().atDay(1))
                .validUntil(until == null ? null : until.atDay(1));
    }
}
