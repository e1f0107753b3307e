package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.RefundApprovals;
import bourg.billing.RefundApprovals.Waiting;
import bourg.billing.RefundDecision;
import bourg.billing.RefundId;
import bourg.tenants.Actor;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has another finance person of the city decide on a large refund. */
@Controller
@OnSite(Area.CONSOLE)
class RefundApprovalPages {
    private static final String HOME = "/console/refunds";
    private static final String APPROVE = "approve";

    private final RefundApprovals approvals;

    RefundApprovalPages(RefundApprovals approvals) {
        this.approvals = approvals;
    }

    @GetMapping(HOME)
    String list(Model model) {
        model.addAttribute("waiting", approvals.of(finance().city()));
        return "console/refundApprovals";
    }

    @GetMapping(HOME + "/{id}")
    String show(@PathVariable String id, Model model, RedirectAttributes next) {
        Actor.Staff me = finance();
        RefundId refund = id(id);
        List<Waiting> found =
                approvals.of(me.city()).stream()
                        .filter(each -> each.refund().id().equals(refund))
                        .toList();
        if (found.isEmpty()) {
            next.addFlashAttribute("problem", "setbacks.approval.decided");
            return "redirect:" + HOME;
        }
        model.addAttribute("refund", found.getFirst().refund());
        model.addAttribute("own", found.getFirst().isOf(me));
        return "console/refundApproval";
    }

    @PostMapping(HOME + "/{id}")
    String decide(@PathVariable String id, @RequestParam String decision, RedirectAttributes next) {
        boolean approved = decision.equals(APPROVE);
        RefundDecision decided =
                approved
                        ? approvals.approve(finance(), id(id))
                        : approvals.decline(finance(), id(id));
        switch (decided) {
            case RefundDecision.Decided _ ->
                    next.addFlashAttribute(
                            "done",
                            approved ? "console.refund.done" : "setbacks.approval.declined");
            case RefundDecision.OwnRequest() ->
                    next.addFlashAttribute("problem", "setbacks.approval.own");
            case RefundDecision.NotWaiting _ ->
                    next.addFlashAttribute("problem", "setbacks.approval.decided");
            case RefundDecision.Contested() ->
                    next.addFlashAttribute("problem", "console.refund.contested");
            case RefundDecision.NotFound() -> throw new NotHere();
        }
        return "redirect:" + HOME;
    }

    private static RefundId id(String text) {
        return RefundId.parse(text).orElseThrow(NotHere::new);
    }

    private static Actor.Staff finance() {
        return Caller.staff(Powers.MONEY);
    }
}
