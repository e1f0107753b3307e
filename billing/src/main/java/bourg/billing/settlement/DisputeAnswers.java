package bourg.billing.settlement;

import bourg.billing.Contesting;
import bourg.billing.Dispute;
import bourg.billing.stripe.CardDisputes;
import bourg.billing.stripe.CardDisputes.Seen;
import bourg.billing.stripe.ProviderRefused;
import bourg.tenants.AuditAct;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives the city's answer to the bank; the same answer again goes under the same key. */
@Component
public class DisputeAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(DisputeAnswers.class);

    private final DisputeRows rows;
    private final CardDisputes provider;
    private final Disputing disputing;
    private final Work work;

    DisputeAnswers(DisputeRows rows, CardDisputes provider, Disputing disputing, Work work) {
        this.rows = rows;
        this.provider = provider;
        this.disputing = disputing;
        this.work = work;
    }

    public Contesting answer(Dispute dispute, String text) {
        String ref = rows.providerRef(dispute.id());
        String key = "dispute-answer:" + ref + ":" + digest(text);
        return done(dispute, "dispute_answered", () -> provider.answer(ref, text, key));
    }

    public Contesting accept(Dispute dispute) {
        String ref = rows.providerRef(dispute.id());
        String key = "dispute-acceptance:" + ref;
        return done(
                dispute,
                "dispute_accepted",
                () -> {
                    Seen seen = provider.accept(ref, key);
                    rows.accepted(dispute.id());
                    return seen;
                });
    }

    private Contesting done(Dispute dispute, String verb, Supplier<Seen> asked) {
        try {
            disputing.apply(dispute.payment(), asked.get());
        } catch (ProviderRefused refused) {
            LOG.warn("{} refused: {}", dispute.id(), refused.getMessage());
            return new Contesting.Refused(refused.code());
        }
        work.note(dispute.city(), AuditAct.on(verb, dispute.id()));
        return new Contesting.Done(rows.find(dispute.id()).orElseThrow());
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
