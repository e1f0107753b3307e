package bourg.billing.web;

import bourg.billing.Billing;
import bourg.billing.CheckOut;
import bourg.billing.web.api.CheckoutPage;
import bourg.billing.web.api.Payment;
import bourg.billing.web.api.PaymentMeans;
import bourg.billing.web.api.PaymentState;
import bourg.billing.web.api.PaymentsApi;
import bourg.billing.web.api.Receipt;
import bourg.billing.web.api.ReceiptPart;
import bourg.billing.web.api.TaxLine;
import bourg.billing.web.api.TaxRegistration;
import bourg.marketplace.Quote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Lets those who follow an order pay it and see its payment and receipt. */
@RestController
class PaymentsController implements PaymentsApi {
    private final Asking asking;
    private final Billing billing;

    PaymentsController(Asking asking, Billing billing) {
        this.asking = asking;
        this.billing = billing;
    }

    @Override
    public CheckoutPage checkOutOrder(String orderId, @Nullable String accessKey) {
        return page(billing.checkOut(asking.followed(orderId, accessKey).id()));
    }

    @Override
    public CheckoutPage checkOutBasket(String basketId, @Nullable String accessKey) {
        return page(billing.checkOut(asking.followedBasket(basketId, accessKey)));
    }

    private static CheckoutPage page(CheckOut answer) {
        return switch (answer) {
            case CheckOut.Redirect(var url) -> new CheckoutPage(url);
            case CheckOut.AlreadyPaid _ -> throw Asking.conflict("order_already_paid");
            case CheckOut.NotPayable(var state) ->
                    throw Asking.conflict(
                            "order_not_payable", state.name().toLowerCase(Locale.ROOT));
            case CheckOut.ProviderUnavailable _ -> throw Asking.providerAway();
            case CheckOut.NotFound _ -> throw Asking.notYours();
        };
    }

    @Override
    public Payment getPayment(String orderId, @Nullable String accessKey) {
        var order = asking.followed(orderId, accessKey);
        return view(Asking.known(billing.paymentOf(order.id())));
    }

    static Payment view(bourg.billing.Payment payment) {
        return new Payment(
                        payment.id().toString(),
                        PaymentState.valueOf(payment.state().name()),
                        Values.money(payment.total()),
                        Values.money(payment.refunded()),
                        Values.time(payment.createdAt()))
                .means(PaymentMeans.valueOf(payment.means().name()))
                .capturedAt(Values.timeOrNull(payment.capturedAt()));
    }

    @Override
    public Receipt getReceipt(String orderId, @Nullable String accessKey) {
        var order = asking.followed(orderId, accessKey);
        return receipt(Asking.known(billing.receipt(order.id())));
    }

    private static Receipt receipt(bourg.billing.Receipt receipt) {
        Quote quote = receipt.quote();
        Receipt view = new Receipt();
        view.setNumber(receipt.number());
        view.setIssuedAt(Values.time(receipt.issuedAt()));
        view.setOrderId(receipt.order().toString());
        view.setService(Values.text(receipt.service()));
        view.setSeller(receipt.seller());
        view.setQuantity(quote.quantity());
        view.setUnitPrice(Values.money(quote.unitPrice()));
        view.setNet(Values.money(quote.net()));
        view.setReduction(Values.reduction(quote.reduction()));
        view.setTaxes(quote.taxes().stream().map(PaymentsController::tax).toList());
        view.setTotal(Values.money(quote.total()));
        view.setParts(receipt.parts().stream().map(PaymentsController::part).toList());
        view.setRefunded(Values.money(receipt.refunded()));
        view.setMeans(PaymentMeans.valueOf(receipt.means().name()));
        view.setPaidAt(Values.time(receipt.paidAt()));
        view.setSellerRegistrations(
                receipt.registrations().stream()
                        .map(found -> new TaxRegistration(found.tax(), found.number()))
                        .toList());
        return view;
    }

    private static TaxLine tax(Quote.TaxLine tax) {
        return new TaxLine(
                tax.code(),
                Values.text(tax.name()),
                tax.percent().toPlainString(),
                Values.money(tax.amount()));
    }

    private static ReceiptPart part(bourg.billing.Receipt.Part part) {
        return new ReceiptPart(
                Values.text(part.name()),
                Values.text(part.words()),
                Values.money(part.share()),
                Values.money(part.taxes()));
    }
}
