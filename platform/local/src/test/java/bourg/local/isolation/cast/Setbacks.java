package bourg.local.isolation.cast;

import bourg.client.billing.DisputesApi;
import bourg.client.billing.Money;
import bourg.client.billing.OpenMatterKind;
import bourg.client.billing.OpenMattersApi;
import bourg.client.billing.RefundCreation;
import bourg.client.billing.RefundState;
import bourg.client.billing.RefundsApi;
import bourg.local.journey.Purchase;
import bourg.local.journey.SandboxKnobs;
import bourg.local.journey.Town;
import bourg.local.journey.Waiting;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/** What goes wrong with a town's money, each in the state in which its operations need it. */
final class Setbacks {
    /** The platform on one machine wants a second person above this. */
    private static final long LARGE_MINOR = 50_001;

    private static final int MANY = 5;

    private final Town town;
    private final IntFunction<Purchase> paid;

    /** The orders are paid, of as many pieces as asked for. */
    Setbacks(Town town, IntFunction<Purchase> paid) {
        this.town = town;
        this.paid = paid;
    }

    List<Thing> things() {
        return List.of(
                thing("dispute_id", dispute(), "getDispute", "answerDispute"),
                thing("dispute_id", dispute(), "acceptDispute"),
                thing("refund_id", waiting(), "approveRefund"),
                thing("refund_id", waiting(), "declineRefund"),
                thing("refund_id", failed(), "settleRefund"));
    }

    private Thing thing(String parameter, String id, String... purposes) {
        String code = town.city().code();
        return new Thing(parameter, id, code, Set.of("city:" + code), Set.of(purposes));
    }

    private String dispute() {
        String order = paid.apply(1).id();
        SandboxKnobs.contest(order);
        DisputesApi disputes = new DisputesApi(town.city().staff().billing());
        return Waiting.patiently()
                .until(
                        () ->
                                disputes.listDisputes(null, 100).getItems().stream()
                                        .filter(each -> each.getOrderId().equals(order))
                                        .map(each -> each.getId())
                                        .findFirst()
                                        .orElse(""),
                        id -> !id.isEmpty());
    }

    /** Asked for by the administrator; somebody else has to decide. */
    private String waiting() {
        return refund(paid.apply(MANY).id(), LARGE_MINOR);
    }

    private String failed() {
        String order = paid.apply(1).id();
        String refund = refund(order, 100);
        Waiting.patiently()
                .until(
                        () -> refunds().listRefunds(order).getItems().getFirst().getState(),
                        state -> state == RefundState.SUCCEEDED);
        SandboxKnobs.failRefunds(order);
        OpenMattersApi matters = new OpenMattersApi(town.city().staff().billing());
        Waiting.patiently()
                .until(
                        () -> matters.listOpenMatters(null, 100).getItems(),
                        all ->
                                all.stream()
                                        .anyMatch(each ->
                                                each.getKind() == OpenMatterKind.REFUND_FAILED
                                                        && each.getSubject().equals(refund)));
        return refund;
    }

    private String refund(String order, long minor) {
        RefundCreation wish =
                new RefundCreation()
                        .amount(new Money().amountMinor(minor).currency("CAD"))
                        .reason("Geste");
        return refunds().createRefund(order, UUID.randomUUID().toString(), wish).getId();
    }

    private RefundsApi refunds() {
        return new RefundsApi(town.city().staff().billing());
    }
}
