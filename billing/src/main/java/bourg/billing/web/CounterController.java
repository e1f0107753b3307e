package bourg.billing.web;

import bourg.billing.Counter;
import bourg.billing.CounterPayment;
import bourg.billing.CounterTaking;
import bourg.billing.PaymentMeans;
import bourg.billing.web.api.CounterApi;
import bourg.billing.web.api.CounterPaymentCreation;
import bourg.billing.web.api.Payment;
import bourg.tenants.Actor;
import bourg.tenants.FieldError;
import bourg.tenants.contract.Refusal;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a city's clerks record money that they took at the counter. */
@RestController
class CounterController implements CounterApi {
    private final Counter counter;

    CounterController(Counter counter) {
        this.counter = counter;
    }

    @Override
    public Payment recordCounterPayment(
            String orderId, String idempotencyKey, CounterPaymentCreation wish) {
        Actor.Staff clerk = Asking.clerk();
        PaymentMeans means = PaymentMeans.valueOf(wish.getMeans().name());
        String reference = wish.getReference() == null ? "" : wish.getReference();
        if (!CounterPayment.isSound(means, reference)) {
            String code =
                    means.hasReference()
                            ? "counter_reference_missing"
                            : "counter_reference_unwanted";
            throw Refusal.invalid(List.of(FieldError.of("reference", code))).toProblem();
        }
        return switch (counter.take(
                new CounterPayment(
                        Asking.order(orderId), means, reference, clerk, "api:" + idempotencyKey))) {
            case CounterTaking.Taken(var payment) -> PaymentsController.view(payment);
            case CounterTaking.AlreadyPaid _ -> throw Asking.conflict("order_already_paid");
            case CounterTaking.WithTheBank _ -> throw Asking.conflict("payment_with_bank");
            case CounterTaking.NotPayable(var state) ->
                    throw Asking.conflict(
                            "order_not_payable", state.name().toLowerCase(Locale.ROOT));
            case CounterTaking.ProviderUnavailable _ -> throw Asking.providerAway();
            case CounterTaking.KeyReused _ ->
                    throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused")
                            .toProblem();
            case CounterTaking.NotFound _ -> throw Asking.notYours();
        };
    }
}
