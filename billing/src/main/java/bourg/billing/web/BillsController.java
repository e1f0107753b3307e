package bourg.billing.web;

import bourg.billing.CapitaChange;
import bourg.billing.CapitaPrice;
import bourg.billing.CapitaPrices;
import bourg.billing.CityBillId;
import bourg.billing.CityBills;
import bourg.billing.CityPaying;
import bourg.billing.Population;
import bourg.billing.web.api.BillsApi;
import bourg.billing.web.api.CapitaPriceCreation;
import bourg.billing.web.api.CapitaPriceList;
import bourg.billing.web.api.CityBill;
import bourg.billing.web.api.CityBillList;
import bourg.billing.web.api.CityPayment;
import bourg.billing.web.api.CityPaymentRecord;
import bourg.billing.web.api.PopulationFigure;
import bourg.billing.web.api.PopulationFigures;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Money;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.FieldError;
import bourg.tenants.contract.Refusal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** What cities pay themselves: seen by both sides, priced by the city, received by operators. */
@RestController
class BillsController implements BillsApi {
    private final Asking asking;
    private final CityBills bills;
    private final CapitaPrices prices;
    private final Cities cities;

    BillsController(Asking asking, CityBills bills, CapitaPrices prices, Cities cities) {
        this.asking = asking;
        this.bills = bills;
        this.prices = prices;
        this.cities = cities;
    }

    @Override
    public CityBillList listCityBills(@Nullable String cursor, Integer limit) {
        var found = bills.listOf(asking.owner().party(), cursor, limit);
        return new CityBillList(found.items().stream().map(BillViews::bill).toList())
                .nextCursor(found.next());
    }

    @Override
    public CityBill getCityBill(String billId) {
        var party = asking.owner().party();
        return BillViews.bill(
                Asking.known(CityBillId.parse(billId).flatMap(id -> bills.find(party, id))));
    }

    @Override
    public PopulationFigures recordPopulation(String idempotencyKey, PopulationFigure wish) {
        City city = Asking.administrators();
        List<FieldError> errors =
                prices.record(
                        city,
                        new Population(
                                wish.getInhabitants(), wish.getAsOf(), wish.getSource().strip()));
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors).toProblem();
        }
        return BillViews.figures(prices.populationOf(city));
    }

    @Override
    public PopulationFigures listPopulation() {
        return BillViews.figures(prices.populationOf(asking.finance()));
    }

    @Override
    public bourg.billing.web.api.CapitaPrice addCapitaPrice(
            String idempotencyKey, CapitaPriceCreation wish) {
        City city = Asking.administrators();
        if (wish.getValidFrom().getDayOfMonth() != 1) {
            throw Refusal.invalid(List.of(FieldError.of("valid_from", "month_past"))).toProblem();
        }
        var price =
                new CapitaPrice(
                        Asking.known(AdoptionId.parse(wish.getAdoptionId())),
                        CapitaPrice.Per.valueOf(wish.getPer().name()),
                        new CapitaPrice.Price(
                                new BigDecimal(wish.getPricePerInhabitant()), city.currency()),
                        YearMonth.from(wish.getValidFrom()),
                        null);
        return switch (prices.price(city, price)) {
            case CapitaChange.Changed(var changed) -> BillViews.price(changed);
            case CapitaChange.NotFound() -> throw Asking.notYours();
            case CapitaChange.NotFree() -> throw Asking.conflict("capita_needs_free_service");
            case CapitaChange.Overlaps() -> throw Asking.conflict("capita_price_overlaps");
            case CapitaChange.Invalid(var errors) -> throw Refusal.invalid(errors).toProblem();
        };
    }

    @Override
    public CapitaPriceList listCapitaPrices() {
        return new CapitaPriceList(
                prices.listOf(asking.owner().party()).stream().map(BillViews::price).toList());
    }

    @Override
    public CityPayment recordCityPayment(
            String cityId, String idempotencyKey, CityPaymentRecord wish) {
        Asking.operator();
        City city = Asking.known(CityId.parse(cityId).flatMap(cities::find));
        if (!wish.getAmount().getCurrency().equals(city.currency().getCurrencyCode())) {
            throw Refusal.invalid(List.of(FieldError.of("amount", "currency_unknown"))).toProblem();
        }
        Money amount = new Money(wish.getAmount().getAmountMinor(), city.currency());
        return switch (bills.record(city, amount, wish.getReference(), wish.getReceivedOn())) {
            case CityPaying.Recorded(var id) ->
                    new CityPayment(
                            id.toString(), Values.money(bills.owedBy(city, city.currency())));
            case CityPaying.ReferenceUsed() -> throw Asking.conflict("city_payment_reference_used");
            case CityPaying.Invalid(var errors) -> throw Refusal.invalid(errors).toProblem();
        };
    }
}
