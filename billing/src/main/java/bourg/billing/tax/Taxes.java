package bourg.billing.tax;

import static bourg.tenants.TaxRegion.CA_AB;
import static bourg.tenants.TaxRegion.CA_BC;
import static bourg.tenants.TaxRegion.CA_MB;
import static bourg.tenants.TaxRegion.CA_NB;
import static bourg.tenants.TaxRegion.CA_NL;
import static bourg.tenants.TaxRegion.CA_NS;
import static bourg.tenants.TaxRegion.CA_NT;
import static bourg.tenants.TaxRegion.CA_NU;
import static bourg.tenants.TaxRegion.CA_ON;
import static bourg.tenants.TaxRegion.CA_PE;
import static bourg.tenants.TaxRegion.CA_QC;
import static bourg.tenants.TaxRegion.CA_SK;
import static bourg.tenants.TaxRegion.CA_YT;

import bourg.billing.tax.TaxRate.Tax;
import bourg.marketplace.Money;
import bourg.marketplace.Quote.TaxLine;
import bourg.marketplace.TaxCategory;
import bourg.tenants.TaxRegion;
import java.time.LocalDate;
import java.util.List;

/** The sales taxes due on a net amount, each computed on the net and rounded by itself. */
public final class Taxes {
    private static final LocalDate GST_5 = LocalDate.of(2008, 1, 1);
    private static final LocalDate NOVA_SCOTIA_14 = LocalDate.of(2025, 4, 1);

    // GST and HST: Excise Tax Act (R.S.C. 1985, c. E-15), s. 165 and Sched. VIII; the provincial
    // part of HST by the New
    // Harmonized Value-added Tax System Regulations. QST: Act respecting the Québec sales tax (CQLR
    // c. T-0.1), s. 16.
    // PST: Provincial Sales Tax Act (S.B.C. 2012, c. 35), Provincial Sales Tax Act (R.S.S. 1978, c.
    // P-34.1); RST: Retail
    // Sales Tax Act (C.C.S.M. c. R130). In BC, SK and MB many services are outside the provincial
    // tax: mark them so by
    // their category once there is one for it.
    private static final List<TaxRate> RATES =
            List.of(
                    since(CA_AB, Tax.GST, 50_000, GST_5),
                    since(CA_NT, Tax.GST, 50_000, GST_5),
                    since(CA_NU, Tax.GST, 50_000, GST_5),
                    since(CA_YT, Tax.GST, 50_000, GST_5),
                    since(CA_QC, Tax.GST, 50_000, GST_5),
                    since(CA_QC, Tax.QST, 99_750, LocalDate.of(2013, 1, 1)),
                    since(CA_BC, Tax.GST, 50_000, GST_5),
                    since(CA_BC, Tax.PST, 70_000, LocalDate.of(2013, 4, 1)),
                    since(CA_SK, Tax.GST, 50_000, GST_5),
                    since(CA_SK, Tax.PST, 60_000, LocalDate.of(2017, 3, 23)),
                    since(CA_MB, Tax.GST, 50_000, GST_5),
                    since(CA_MB, Tax.RST, 70_000, LocalDate.of(2019, 7, 1)),
                    since(CA_ON, Tax.HST, 130_000, LocalDate.of(2010, 7, 1)),
                    since(CA_NB, Tax.HST, 150_000, LocalDate.of(2016, 7, 1)),
                    since(CA_NL, Tax.HST, 150_000, LocalDate.of(2016, 7, 1)),
                    since(CA_PE, Tax.HST, 150_000, LocalDate.of(2016, 10, 1)),
                    new TaxRate(
                            CA_NS,
                            Tax.HST,
                            150_000,
                            LocalDate.of(2010, 7, 1),
                            NOVA_SCOTIA_14.minusDays(1)),
                    since(CA_NS, Tax.HST, 140_000, NOVA_SCOTIA_14));

    private Taxes() {}

    /** The tax lines of a sale on a day; none if it is exempt. */
    public static List<TaxLine> on(
            Money net, TaxRegion region, TaxCategory category, LocalDate day) {
        if (category == TaxCategory.EXEMPT) {
            return List.of();
        }
        return RATES.stream()
                .filter(rate -> rate.region() == region && rate.appliesOn(day))
                .map(rate -> rate.on(net))
                .toList();
    }

    private static TaxRate since(TaxRegion region, Tax tax, int ratePpm, LocalDate from) {
        return new TaxRate(region, tax, ratePpm, from, null);
    }
}
