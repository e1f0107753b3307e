package bourg.billing.web;

import bourg.billing.Finances;
import bourg.billing.web.api.FinancesApi;
import bourg.billing.web.api.WaitingFinances;
import java.util.Currency;
import org.springframework.web.bind.annotation.RestController;

/** Tells cities and partners how their money stands. */
@RestController
class FinancesController implements FinancesApi {
    private static final Currency PARTNERS = Currency.getInstance("CAD");

    private final Asking asking;
    private final Finances finances;

    FinancesController(Asking asking, Finances finances) {
        this.asking = asking;
        this.finances = finances;
    }

    @Override
    public bourg.billing.web.api.Finances getFinances() {
        Asking.Owner owner = asking.owner();
        return switch (owner) {
            case Asking.Owner.OfCity(var city) ->
                    standing(owner, city.currency()).waiting(waiting(finances.waitingIn(city)));
            case Asking.Owner.OfPartner _ -> standing(owner, PARTNERS);
        };
    }

    private bourg.billing.web.api.Finances standing(Asking.Owner owner, Currency currency) {
        Finances.Standing standing = finances.standing(owner.party(), currency, owner.zone());
        var latest = standing.latest();
        return new bourg.billing.web.api.Finances(
                        owner.party().toString(),
                        Values.money(standing.owed()),
                        Values.money(standing.expected()))
                .latestClosedMonth(latest == null ? null : MonthViews.month(latest));
    }

    private static WaitingFinances waiting(Finances.Waiting waiting) {
        return new WaitingFinances(
                        waiting.disputes(),
                        waiting.refunds(),
                        waiting.matters(),
                        waiting.bank().lines(),
                        waiting.bank().transfers())
                .answerBy(Values.timeOrNull(waiting.answerBy()))
                .oldestMatter(Values.timeOrNull(waiting.oldest()));
    }
}
