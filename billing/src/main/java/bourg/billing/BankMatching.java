package bourg.billing;

import bourg.billing.accounting.BankRows;
import bourg.billing.accounting.Camt;
import bourg.billing.accounting.Matcher;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import bourg.tenants.InFederation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Holds what a city's bank says against what was sent to the city. */
@Component
public class BankMatching {
    private final BankRows rows;
    private final Matcher matcher;
    private final AuditTrail trail;

    BankMatching(BankRows rows, Matcher matcher, AuditTrail trail) {
        this.rows = rows;
        this.matcher = matcher;
        this.trail = trail;
    }

    /** Takes a camt.053 in, whole or not at all; the same one again changes nothing. */
    @InFederation
    public BankImport take(City city, byte[] file) {
        return switch (Camt.read(file)) {
            case Camt.Unreadable(String code) -> new BankImport.Unreadable(code);
            case Camt.Read(Camt.Statement statement) -> {
                Optional<Boolean> same = rows.isSame(city.id(), statement);
                if (same.isPresent()) {
                    yield same.get()
                            ? new BankImport.AlreadyThere()
                            : new BankImport.Differs(statement.bankId());
                }
                rows.add(city.id(), statement);
                int matched = matcher.match(city.id());
                trail.changedOutside(city.id(), AuditAct.on("bank_statement_imported", city.id()));
                yield new BankImport.Imported(statement.lines().size(), matched);
            }
        };
    }

    /** Lines that wait, the oldest first. */
    public List<BankLine> open(City city) {
        return rows.open(city.id());
    }

    /** Transfers that no bank line shows, the oldest first. */
    public List<UnseenTransfer> unseen(City city) {
        return rows.unseen(city.id());
    }

    /** Explains a waiting line by hand; false if it waits no more, or the transfer is not free. */
    @InFederation
    public boolean explain(City city, UUID line, Optional<TransferId> transfer, String reason) {
        boolean done = rows.explain(city.id(), line, transfer, reason);
        if (done) {
            trail.changedOutside(city.id(), AuditAct.on("bank_line_explained", city.id()));
        }
        return done;
    }
}
