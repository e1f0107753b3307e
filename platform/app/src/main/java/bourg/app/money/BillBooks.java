package bourg.app.money;

import bourg.app.pages.NotHere;
import bourg.billing.CityBill;
import bourg.billing.CityBillId;
import bourg.billing.CityBills;
import bourg.marketplace.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** One party's view of what cities pay themselves. */
@Component
public class BillBooks {
    private static final int PAGE = 50;

    private final CityBills bills;

    BillBooks(CityBills bills) {
        this.bills = bills;
    }

    public void showBills(Party party, @Nullable String after, Model model) {
        model.addAttribute("bills", bills.listOf(party, after, PAGE));
        model.addAttribute("first", after == null);
    }

    public void showBill(Party party, String id, Model model) {
        model.addAttribute("bill", require(party, id));
    }

    private CityBill require(Party party, String id) {
        return CityBillId.parse(id)
                .flatMap(known -> bills.find(party, known))
                .orElseThrow(NotHere::new);
    }
}
