package bourg.local.crash;

import bourg.client.billing.Money;
import bourg.client.billing.RefundCreation;
import bourg.client.billing.RefundsApi;
import bourg.client.marketplace.OrdersApi;
import bourg.client.marketplace.Reason;
import bourg.local.Api;
import bourg.local.journey.Purchase;
import bourg.local.journey.SandboxKnobs;
import bourg.local.journey.Town;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.springframework.web.client.RestClientException;

/**
 * Orders, pays, and sometimes has the city give money back or refuse. Whatever is answered is
 * written down as acknowledged; whatever is not, may or may not have happened.
 */
record Shopper(Town town, Api staff, RandomGenerator random, Acknowledged acknowledged)
        implements Runnable {
    private static final int PERCENT = 100;
    private static final int BY_BANK = 10;
    private static final int NEVER_PAID = 20;
    private static final int REFUNDED = 40;
    private static final int REFUSED = 50;

    @Override
    public void run() {
        try {
            shop();
        } catch (RestClientException | IllegalStateException notAnswered) {
            acknowledged.failures().increment();
        }
    }

    private void shop() {
        Purchase purchase = town.order("crash@citoyen.example");
        acknowledged.placed().add(purchase);
        int mood = random.nextInt(PERCENT);
        String page = session(purchase.payPage());
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
        for (int patience = 0; patience < 20 && !isPaid(purchase); patience++) {
            pause();
        }
        if (mood < REFUNDED) {
            new RefundsApi(staff.billing())
                    .createRefund(
                            purchase.id(),
                            "crash-" + purchase.id(),
                            new RefundCreation()
                                    .amount(
                                            new Money()
                                                    .amountMinor(random.nextLong(1, 6_000))
                                                    .currency("CAD"))
                                    .reason("Geste"));
            acknowledged.refunded().add(purchase);
        } else {
            new OrdersApi(staff.marketplace())
                    .refuseOrder(purchase.id(), new Reason().reason("Complet"));
            acknowledged.refused().add(purchase);
        }
    }

    private static boolean isPaid(Purchase purchase) {
        return switch (purchase.state()) {
            case AWAITING_PAYMENT, EXPIRED, CANCELLED -> false;
            case PAID, ACCEPTED, DONE, REFUSED -> true;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
