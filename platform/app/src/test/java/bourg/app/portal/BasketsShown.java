package bourg.app.portal;

import bourg.app.portal.PortalTemplatesTest.Shown;
import bourg.app.texts.Texts;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Basket;
import bourg.marketplace.BasketId;
import bourg.marketplace.BasketLines;
import bourg.marketplace.Concession;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.LiveService;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PaymentMoment;
import bourg.marketplace.PlaceBasket;
import bourg.tenants.Identifiers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Baskets before and after they are ordered, in every state. */
final class BasketsShown {
    private BasketsShown() {}

    static Stream<Shown> baskets(Locale locale) {
        Chosen.Line fine = line(offered(true));
        return Stream.of(
                chosen(locale, List.of(fine, line(offered(true))), "added", true),
                chosen(locale, List.of(fine, line(PaymentMoment.AFTER_APPROVAL)), "added", false),
                chosen(locale, List.of(line(PaymentMoment.AFTER_APPROVAL)), "added", false),
                chosen(locale, List.of(fine, line((Chosen.Offered) null)), "stopped", false),
                chosen(locale, List.of(line(offered(false))), "changed", false),
                chosen(locale, List.of(), "removed", false),
                placed(OrderState.AWAITING_PAYMENT, "not_paid", false),
                placed(OrderState.AWAITING_PAYMENT, "unavailable", true),
                placed(OrderState.PAID, "paid", false),
                placed(OrderState.REFUSED, "", false));
    }

    private static Shown chosen(
            Locale locale, List<Chosen.Line> lines, String notice, boolean judged) {
        return new Shown(
                "portal/basket",
                Map.of(
                        "lines",
                        new ChosenLines(lines),
                        "form",
                        new ContactForm("<b>Lise</b>", "lise@")
                                .draw(judged, Texts.strict(), locale),
                        "notice",
                        notice));
    }

    private static Chosen.Line line(Chosen.@Nullable Offered offered) {
        return new Chosen.Line(
                new BasketLines.Line(
                        Identifiers.next(),
                        new PlaceBasket.Line(
                                AdoptionId.next(),
                                2,
                                JsonNodeFactory.instance.objectNode(),
                                new ConcessionClaim(Concession.SENIOR, "<b>71 ans</b>"))),
                offered);
    }

    /** A service that is paid at that moment. */
    static Chosen.Line line(PaymentMoment moment) {
        LiveService plain = Samples.service();
        Chosen.Offered fine = offered(true);
        return line(
                new Chosen.Offered(
                        new LiveService(
                                plain.id(),
                                plain.city(),
                                plain.name(),
                                plain.summary(),
                                plain.description(),
                                plain.offer(),
                                moment,
                                plain.agreement()),
                        fine.quote(),
                        fine.answers(),
                        true));
    }

    private static Chosen.Offered offered(boolean fine) {
        return new Chosen.Offered(
                Samples.service(), Samples.REDUCED, Answers.of(Samples.FORM, Samples.TYPED), fine);
    }

    private static Shown placed(OrderState state, String notice, boolean bankThinks) {
        Order first = Samples.order(state, "Complet");
        return new Shown(
                "portal/placedBasket",
                Map.of(
                        "basket",
                        new Basket(
                                BasketId.next(), List.of(first, Samples.order(state, "Complet"))),
                        "withTheBank",
                        bankThinks ? Set.of(first.id()) : Set.of(),
                        "notice",
                        notice));
    }
}
