package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.billing.Billing;
import bourg.billing.Payment;
import bourg.billing.Refund;
import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives a part of what was paid back, or all of it, without refusing the order. */
@Controller
@OnSite(Area.CONSOLE)
class RefundPages {
    private final Placed placed;
    private final Billing billing;
    private final Texts texts;

    RefundPages(Placed placed, Billing billing, Texts texts) {
        this.placed = placed;
        this.billing = billing;
        this.texts = texts;
    }

    @GetMapping("/console/orders/{id}/refund")
    String form(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Caller.staff(Powers.MONEY);
        Order order = placed.require(id);
        Optional<Payment> payment = refundable(order);
        if (payment.isEmpty()) {
            return nothingLeft(order, next);
        }
        Sheet sheet = new Sheet(Words.of(texts, locale));
        return show(order, payment.get(), renewed(payment.get(), sheet, locale), locale, model);
    }

    @PostMapping("/console/orders/{id}/refund")
    String refund(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.MONEY);
        Order order = placed.require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<RefundForm.Wish> wish = RefundForm.read(sheet, order.quote().total().currency());
        Optional<Refund> refund = wish.flatMap(asked -> given(order, asked, sheet, locale));
        if (refund.isPresent()) {
            boolean waits = refund.get().state() == RefundState.WAITING_FOR_APPROVAL;
            next.addFlashAttribute(
                    "done", waits ? "setbacks.approval.waits" : "console.refund.done");
            return "redirect:/console/orders/" + order.id();
        }
        Optional<Payment> payment = refundable(order);
        return payment.isPresent()
                ? show(order, payment.get(), sheet, locale, model)
                : nothingLeft(order, next);
    }

    /** Asks billing; if it refuses, the sheet says why. */
    private Optional<Refund> given(Order order, RefundForm.Wish wish, Sheet sheet, Locale locale) {
        return switch (billing.refund(order.id(), wish.amount(), wish.reason(), wish.key())) {
            case Refunding.Requested(var refund) -> Optional.of(refund);
            case Refunding.ExceedsRemaining(var left) -> {
                sheet.fail(RefundForm.AMOUNT, "console.refund.too_much", money(left, locale));
                yield Optional.empty();
            }
            case Refunding.InvalidAmount() -> {
                sheet.fail(RefundForm.AMOUNT, "console.refund.not_positive");
                yield Optional.empty();
            }
            case Refunding.Contested() -> {
                sheet.fail(RefundForm.AMOUNT, "console.refund.contested");
                yield Optional.empty();
            }
            case Refunding.NotPaid() -> {
                sheet.fail(RefundForm.AMOUNT, "console.refund.not_paid");
                yield Optional.empty();
            }
            case Refunding.KeyReused() -> {
                refundable(order).ifPresent(payment -> renewed(payment, sheet, locale));
                sheet.fail(RefundForm.AMOUNT, "console.refund.sent_before");
                yield Optional.empty();
            }
        };
    }

    private Optional<Payment> refundable(Order order) {
        return billing.paymentOf(order.id()).filter(payment -> payment.refundable().isPositive());
    }

    private String show(Order order, Payment payment, Sheet sheet, Locale locale, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("payment", payment);
        model.addAttribute("refunds", billing.refundsOf(order.id()));
        model.addAttribute("key", sheet.text(RefundForm.KEY));
        model.addAttribute("left", sheet.text(RefundForm.LEFT));
        model.addAttribute("form", of(payment, locale).draw(sheet));
        return "console/refund";
    }

    private static Sheet renewed(Payment payment, Sheet sheet, Locale locale) {
        return of(payment, locale).renew(sheet);
    }

    private static RefundForm of(Payment payment, Locale locale) {
        return new RefundForm(payment.refundable(), formats(locale));
    }

    private static String money(Money amount, Locale locale) {
        return formats(locale).money(amount);
    }

    private static Formats formats(Locale locale) {
        return new Formats(locale, Caller.city().timeZone());
    }

    private static String nothingLeft(Order order, RedirectAttributes next) {
        next.addFlashAttribute("problem", "console.refund.nothing_left");
        return "redirect:/console/orders/" + order.id();
    }
}
