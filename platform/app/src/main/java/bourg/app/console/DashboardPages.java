package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.money.Books;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.PayoutAccount;
import bourg.billing.PayoutAccounts;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Money;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.Party;
import bourg.marketplace.Proposal;
import bourg.marketplace.Proposals;
import bourg.tenants.Actor;
import bourg.tenants.City;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the console: what needs doing, and how the month goes. */
@Controller
@OnSite(Area.CONSOLE)
class DashboardPages {
    private final Adoptions adoptions;
    private final Orders orders;
    private final PayoutAccounts accounts;
    private final Books books;
    private final Proposals proposals;

    DashboardPages(
            Adoptions adoptions,
            Orders orders,
            PayoutAccounts accounts,
            Books books,
            Proposals proposals) {
        this.adoptions = adoptions;
        this.orders = orders;
        this.accounts = accounts;
        this.books = books;
        this.proposals = proposals;
    }

    /** How a city stands at a glance; the income only for those who may see money. */
    record Glance(
            long toApprove,
            List<Proposal> toAnswer,
            long waiting,
            long accepted,
            long unpublished,
            long published,
            boolean payoutReady,
            YearMonth month,
            @Nullable Money income) {
        boolean nothingToDo() {
            return toApprove == 0
                    && toAnswer.isEmpty()
                    && waiting == 0
                    && unpublished == 0
                    && payoutReady;
        }

        boolean isEmpty() {
            return published == 0 && unpublished == 0;
        }
    }

    @GetMapping("/console")
    String home(Model model) {
        Actor.Staff staff = Caller.staff();
        City city = Caller.city();
        Party party = Party.city(city.id());
        Map<OrderState, Long> placed = orders.counts();
        Map<AdoptionState, Long> adopted = adoptions.countsOf(city.id());
        YearMonth month = YearMonth.now(city.timeZone());
        model.addAttribute(
                "glance",
                new Glance(
                        placed.getOrDefault(OrderState.AWAITING_APPROVAL, 0L),
                        Powers.of(staff).agree() ? proposals.toAnswer(party) : List.of(),
                        placed.getOrDefault(OrderState.PAID, 0L),
                        placed.getOrDefault(OrderState.ACCEPTED, 0L),
                        adopted.getOrDefault(AdoptionState.DRAFT, 0L),
                        adopted.getOrDefault(AdoptionState.PUBLISHED, 0L),
                        accounts.find(party).filter(PayoutAccount::isActive).isPresent(),
                        month,
                        Powers.of(staff).money() ? income(city, party, month) : null));
        return "console/home";
    }

    private Money income(City city, Party party, YearMonth month) {
        return Books.income(books.statement(party, city.currency(), city.timeZone(), month));
    }
}
