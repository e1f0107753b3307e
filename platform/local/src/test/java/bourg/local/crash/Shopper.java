package bourg.local.crash;

import bourg.client.billing.Money;
import bourg.client.billing.RefundCreation;
import bourg.client.billing.RefundsApi;
import bourg.client.marketplace.OrderState;
import bourg.client.marketplace.OrdersApi;
import bourg.client.marketplace.Reason;
import bourg.local.Api;
import bourg.local.journey.Purchase;
import bourg.local.journey.SandboxKnobs;
import bourg.local.journey.Town;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Orders, pays, and sometimes has the city give money back or refuse; who gets no answer asks again
 * under the same key, as good clients do. Whatever is answered is written down as acknowledged.
 */
record Shopper(Town town, Api staff, RandomGenerator random, Acknowledged acknowledged)
        implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PERCENT = 100;
    private static final int BY_BANK = 10;
    private static final int NEVER_PAID = 20;
    private static final int REFUNDED = 40;
    private static final int REFUSED = 50;

    @Override
    public void run() {
        try {
            shop();
        } catch (RestClientException | IllegalStateException givenUp) {
            acknowledged.givenUp().add(givenUp);
        }
    }

    private void shop() {
        String key = UUID.randomUUID().toString();
        Purchase purchase = patiently(() -> town.order("crash@citoyen.example", key));
        acknowledged.placed().add(purchase);
        int mood = random.nextInt(PERCENT);
        String page = session(patiently(purchase::payPage));
        if (mood < BY_BANK) {
            SandboxKnobs.payByBank(page);
            acknowledged.paid().add(purchase);
        } else if (mood >= NEVER_PAID) {
            SandboxKnobs.pay(page);
            acknowledged.paid().add(purchase);
            regret(purchase, mood);
        }
    }

    private static String session(URI page) {
        return page.getPath().replaceFirst(".*/", "");
    }

    private void regret(Purchase purchase, int mood) {
        if (mood >= REFUSED) {
            return;
        }
        patiently(() -> requirePaid(purchase));
        if (mood < REFUNDED) {
            refund(purchase, random.nextLong(1, 6_000));
        } else {
            refuse(purchase);
        }
    }

    private static OrderState requirePaid(Purchase purchase) {
        OrderState state = purchase.state();
        if (state == OrderState.AWAITING_PAYMENT) {
            throw new RestClientException("not paid yet");
        }
        return state;
    }

    private void refund(Purchase purchase, long amountMinor) {
        var wish =
                new RefundCreation()
                        .amount(new Money().amountMinor(amountMinor).currency("CAD"))
                        .reason("Geste");
        patiently(() ->
                new RefundsApi(staff.billing())
                        .createRefund(purchase.id(), "crash-" + purchase.id(), wish));
        acknowledged.refunded().add(purchase);
    }

    private void refuse(Purchase purchase) {
        patiently(() -> {
            try {
                return new OrdersApi(staff.marketplace())
                        .refuseOrder(purchase.id(), new Reason().reason("Complet"))
                        .getState();
            } catch (HttpClientErrorException.Conflict already) {
                return purchase.state();
            }
        });
        acknowledged.refused().add(purchase);
    }

    /** Asks until there is an answer; a refusal is one. */
    private <T> T patiently(Supplier<T> question) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return question.get();
            } catch (RestClientException noAnswer) {
                if (isRefusal(noAnswer) || Instant.now().isAfter(end)) {
                    throw noAnswer;
                }
                acknowledged.unanswered().increment();
                pause();
            }
        }
    }

    /** The first request under the key may have been killed: it counts as under way for a while. */
    private static boolean isRefusal(RestClientException answer) {
        return answer instanceof HttpClientErrorException refused
                && !refused.getResponseBodyAsString().contains("idempotency_in_progress");
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
