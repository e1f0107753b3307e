package bourg.billing;

import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.settlement.ReceiptNumbers;
import bourg.billing.settlement.ReceiptNumbers.Numbered;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.InCity;
import bourg.tenants.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The receipts of the bound city's paid orders. */
@Component
class Receipts {
    private static final Localized PLATFORM =
            new Localized("La plateforme Bourg", "The Bourg platform");

    private final Orders orders;
    private final Payments payments;
    private final ReceiptNumbers numbers;
    private final Cities cities;
    private final InvoicingIdentities identities;

    Receipts(
            Orders orders,
            Payments payments,
            ReceiptNumbers numbers,
            Cities cities,
            InvoicingIdentities identities) {
        this.identities = identities;
        this.orders = orders;
        this.payments = payments;
        this.numbers = numbers;
        this.cities = cities;
    }

    /** The receipt of an order; empty until it is paid. */
    @InCity(readOnly = true)
    Optional<Receipt> find(OrderId id) {
        Optional<Numbered> number = numbers.find(id);
        Optional<Order> order = number.flatMap(_ -> orders.find(id));
        return order.flatMap(
                found -> paying(found).map(paid -> receipt(found, number.get(), paid)));
    }

    /** What was paid under which quote, what of it came back, and when. */
    private record Paying(Quote quote, Money refunded, PaymentMeans means, Instant at) {}

    private Optional<Paying> paying(Order order) {
        if (order.isFree()) {
            return Optional.of(
                    new Paying(
                            order.quote(),
                            order.quote().total(),
                            PaymentMeans.ONLINE,
                            order.placedAt()));
        }
        return payments.alive(order.id())
                .map(Attempt::payment)
                .map(payment ->
                        new Paying(
                                payment.quote(),
                                payment.refunded(),
                                payment.means(),
                                Objects.requireNonNull(payment.capturedAt())));
    }

    private Receipt receipt(Order order, Numbered number, Paying paying) {
        City city = cities.require(order.city());
        Quote quote = paying.quote();
        return new Receipt(
                "%s-%d-%06d"
                        .formatted(
                                city.code().toUpperCase(Locale.ROOT),
                                number.year(),
                                number.number()),
                number.issuedAt(),
                order.id(),
                city,
                order.service().name(),
                name(quote.merchant(), city, order).in(city.languages().getFirst()),
                quote,
                parts(quote, city, order),
                paying.refunded(),
                paying.means(),
                paying.at(),
                identities
                        .inForce(
                                quote.merchant(), LocalDate.ofInstant(paying.at(), city.timeZone()))
                        .orElse(null));
    }

    private static List<Receipt.Part> parts(Quote quote, City city, Order order) {
        Division division = Division.of(quote);
        long[] amounts = division.amounts();
        return quote.shares().stream()
                .map(share -> {
                    Party party = share.party();
                    long taxes = division.held(party, Part.Kind.TAX, amounts);
                    return new Receipt.Part(
                            share.name() == null ? name(party, city, order) : share.name(),
                            words(share, taxes > 0),
                            share.amount(),
                            new Money(taxes, share.amount().currency()));
                })
                .toList();
    }

    private static Localized words(Quote.ShareLine share, boolean collectsTaxes) {
        Localized why = share.words();
        return collectsTaxes
                ? new Localized(
                        why.french() + ", et les taxes à remettre à l’État",
                        why.english() + ", and the taxes to remit to government")
                : why;
    }

    private static Localized name(Party party, City city, Order order) {
        return switch (party.kind()) {
            case CITY -> city.name();
            case PARTNER ->
                    new Localized(order.service().partnerName(), order.service().partnerName());
            case PLATFORM -> PLATFORM;
        };
    }
}
