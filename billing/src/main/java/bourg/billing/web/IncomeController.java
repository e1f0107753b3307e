package bourg.billing.web;

import bourg.billing.Income.Slice;
import bourg.billing.Incomes;
import bourg.billing.web.api.Income;
import bourg.billing.web.api.IncomeApi;
import bourg.billing.web.api.IncomeConcentration;
import bourg.billing.web.api.IncomeReplay;
import bourg.billing.web.api.IncomeSlice;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.BasisPoints;
import bourg.tenants.City;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.springframework.web.bind.annotation.RestController;

/** What a city earns, for its finance people. */
@RestController
class IncomeController implements IncomeApi {
    private final Asking asking;
    private final Adoptions adoptions;
    private final Incomes incomes;

    IncomeController(Asking asking, Adoptions adoptions, Incomes incomes) {
        this.asking = asking;
        this.adoptions = adoptions;
        this.incomes = incomes;
    }

    @Override
    public Income getIncome(String month) {
        bourg.billing.Income income = incomes.of(asking.finance(), YearMonth.parse(month));
        return new Income(
                income.first().toString(),
                income.last().toString(),
                Values.money(income.total()),
                Values.money(income.cardFees()),
                slices(income.byMonth(), (slice, of) -> slice.month(of.toString())),
                slices(
                        income.byService(),
                        (slice, of) -> slice.offerId(of.offer().toString()).partner(of.partner())),
                slices(income.byPartner(), IncomeSlice::partner),
                slices(
                        income.bySource(),
                        (slice, of) -> slice.source(of.name().toLowerCase(Locale.ROOT))),
                concentration(income.concentration()));
    }

    private static <K> List<IncomeSlice> slices(
            List<Slice<K>> slices, BiFunction<IncomeSlice, K, IncomeSlice> name) {
        return slices.stream()
                .map(slice ->
                        name.apply(
                                new IncomeSlice(Values.money(slice.amount()), slice.points()),
                                slice.of()))
                .toList();
    }

    private static IncomeConcentration concentration(
            bourg.billing.Income.Concentration concentration) {
        return new IncomeConcentration(
                concentration.index(),
                concentration.topPoints(),
                IncomeConcentration.LevelEnum.valueOf(concentration.level().name()));
    }

    @Override
    public IncomeReplay replayIncome(String adoptionId, String month, Integer shareBasisPoints) {
        City city = asking.finance();
        Adoption adoption =
                Asking.known(
                        AdoptionId.parse(adoptionId).flatMap(id -> adoptions.find(city.id(), id)));
        return incomes.whatIf(
                        city,
                        YearMonth.parse(month),
                        adoption.offer().id(),
                        new BasisPoints(shareBasisPoints))
                .map(IncomeController::replay)
                .orElseThrow(() -> Asking.conflict("share_leaves_too_little"));
    }

    private static IncomeReplay replay(bourg.billing.WhatIf whatIf) {
        return new IncomeReplay(
                whatIf.sales(),
                whatIf.share().value(),
                Values.money(whatIf.cityNow()),
                Values.money(whatIf.cityThen()),
                Values.money(whatIf.partnerNow()),
                Values.money(whatIf.partnerThen()));
    }
}
