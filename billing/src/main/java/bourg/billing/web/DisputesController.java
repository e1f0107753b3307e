package bourg.billing.web;

import bourg.billing.Contesting;
import bourg.billing.DisputeId;
import bourg.billing.Disputes;
import bourg.billing.web.api.Dispute;
import bourg.billing.web.api.DisputeAnswer;
import bourg.billing.web.api.DisputeList;
import bourg.billing.web.api.DisputeState;
import bourg.billing.web.api.DisputesApi;
import bourg.tenants.contract.Cursor;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Lets a city's finance people follow what is contested, and answer the bank. */
@RestController
class DisputesController implements DisputesApi {
    private final Asking asking;
    private final Disputes disputes;

    DisputesController(Asking asking, Disputes disputes) {
        this.asking = asking;
        this.disputes = disputes;
    }

    @Override
    public DisputeList listDisputes(@Nullable String cursor, Integer limit) {
        asking.finance();
        UUID before = Cursor.decodeId(cursor);
        var page = disputes.list(before == null ? null : new DisputeId(before), limit);
        var list = new DisputeList(page.items().stream().map(DisputesController::dispute).toList());
        return page.more()
                ? list.nextCursor(Cursor.encode(page.items().getLast().id().value()))
                : list;
    }

    @Override
    public Dispute getDispute(String id) {
        return dispute(Asking.known(disputes.find(theirs(id))));
    }

    @Override
    public Dispute answerDispute(String id, DisputeAnswer answer) {
        DisputeId dispute = theirs(id);
        return outcome(() -> disputes.answer(dispute, answer.getText()));
    }

    @Override
    public Dispute acceptDispute(String id) {
        DisputeId dispute = theirs(id);
        return outcome(() -> disputes.accept(dispute));
    }

    private DisputeId theirs(String id) {
        asking.finance();
        return Asking.known(DisputeId.parse(id));
    }

    private static Dispute outcome(Supplier<Contesting> wish) {
        return switch (Asking.provider(wish)) {
            case Contesting.Done(var dispute) -> dispute(dispute);
            case Contesting.NotOpen _ -> throw Asking.conflict("dispute_not_open");
            case Contesting.TooLate _ -> throw Asking.conflict("dispute_too_late");
            case Contesting.Refused(var code) ->
                    throw Asking.conflict("dispute_answer_refused", code);
            case Contesting.NotFound _ -> throw Asking.notYours();
        };
    }

    private static Dispute dispute(bourg.billing.Dispute dispute) {
        return new Dispute(
                        dispute.id().toString(),
                        dispute.order().toString(),
                        Values.money(dispute.amount()),
                        Values.money(dispute.taken()),
                        Values.money(dispute.fee()),
                        dispute.reason(),
                        DisputeState.valueOf(dispute.state().name()),
                        dispute.awaitsAnswer(Instant.now()),
                        Values.time(dispute.openedAt()))
                .dueBy(Values.timeOrNull(dispute.dueBy()))
                .answeredAt(Values.timeOrNull(dispute.answeredAt()))
                .acceptedAt(Values.timeOrNull(dispute.acceptedAt()));
    }
}
