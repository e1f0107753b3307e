package bourg.billing.web;

import bourg.billing.DisputeId;
import bourg.billing.OpenMatters;
import bourg.billing.RefundId;
import bourg.billing.web.api.OpenMatter;
import bourg.billing.web.api.OpenMatterKind;
import bourg.billing.web.api.OpenMatterList;
import bourg.billing.web.api.OpenMattersApi;
import bourg.tenants.CurrentSite;
import bourg.tenants.Page;
import bourg.tenants.Site;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists what waits about money, for a city's finance people or for operators. */
@RestController
class OpenMattersController implements OpenMattersApi {
    private final Asking asking;
    private final OpenMatters matters;

    OpenMattersController(Asking asking, OpenMatters matters) {
        this.asking = asking;
        this.matters = matters;
    }

    @Override
    public OpenMatterList listOpenMatters(@Nullable String cursor, Integer limit) {
        boolean all = CurrentSite.get() instanceof Site.Operators;
        Page<bourg.billing.OpenMatter> page;
        if (all) {
            Asking.operator();
            page = matters.list(after(cursor), limit);
        } else {
            page = matters.of(asking.finance().id(), after(cursor), limit);
        }
        var list =
                new OpenMatterList(page.items().stream().map(each -> matter(each, all)).toList());
        return page.more() ? list.nextCursor(Cursor.encode(page.items().getLast().cursor())) : list;
    }

    private static bourg.billing.@Nullable OpenMatter after(@Nullable String cursor) {
        return cursor == null
                ? null
                : bourg.billing.OpenMatter.at(Cursor.decode(cursor, 1).getFirst())
                        .orElseThrow(() ->
                                Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem());
    }

    private static OpenMatter matter(bourg.billing.OpenMatter matter, boolean forOperators) {
        var amount = matter.amount();
        return new OpenMatter(
                        OpenMatterKind.valueOf(matter.kind().name()),
                        subject(matter),
                        Values.time(matter.since()))
                .party(Values.textOrNull(matter.party()))
                .dueBy(Values.timeOrNull(matter.dueBy()))
                .amount(amount == null ? null : Values.money(amount))
                .orderId(Values.textOrNull(matter.order()))
                .detail(forOperators ? matter.detail() : null);
    }

    /** What can be acted upon has an identifier that other operations take. */
    private static String subject(bourg.billing.OpenMatter matter) {
        return switch (matter.kind()) {
            case REFUND_FAILED -> new RefundId(UUID.fromString(matter.id())).toString();
            case DISPUTE -> new DisputeId(UUID.fromString(matter.id())).toString();
            default -> matter.id();
        };
    }
}
