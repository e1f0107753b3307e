package bourg.billing.settlement;

import bourg.billing.OpenMatter;
import bourg.billing.RefundId;
import bourg.billing.TransferId;
import bourg.tenants.AuditAct;
import bourg.tenants.CityId;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes up what is stuck because somebody asked for it. */
@Component
public class Retries {
    private final JdbcClient federation;
    private final AccountNews accounts;
    private final Work work;

    Retries(@Qualifier("federation") JdbcClient federation, AccountNews accounts, Work work) {
        this.federation = federation;
        this.accounts = accounts;
        this.work = work;
    }

    public void tryAgain(OpenMatter matter) {
        switch (matter.kind()) {
            case TRANSFER_REFUSED ->
                    work.schedule(Work.TRANSFER, new TransferId(UUID.fromString(matter.id())));
            case REVERSAL_WAITING -> work.schedule(Work.REVERSAL, matter.id());
            case EVENT_UNPROCESSED -> work.schedule(Work.EVENT, matter.id());
            case ACCOUNT_RESTRICTED -> accounts.accountChanged(String.valueOf(matter.detail()));
            case DIFFERENCE -> work.schedule(Work.RECONCILE, "now");
            case DEBT, REFUND_FAILED, DISPUTE, PAYOUT_FAILED -> {
                // Only people can do something about these.
            }
        }
    }

    public boolean acknowledge(CityId city, RefundId refund, @Nullable String why) {
        boolean open =
                federation
                                .sql(
                                        "update refund set acknowledged_at = now(), acknowledged_why = :why"
                                                + " where id = :id and state = 'FAILED'"
                                                + " and acknowledged_at is null"
                                                + " and payment in (select id from payment where city = :city)")
                                .param("why", why, Types.VARCHAR)
                                .param("id", refund.value())
                                .param("city", city.value())
                                .update()
                        == 1;
        if (open) {
            work.note(city, AuditAct.on("failed_refund_settled", refund));
        }
        return open;
    }
}
