package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.marketplace.Adoptions;
import bourg.marketplace.BasketLines;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Form;
import bourg.marketplace.Forms;
import bourg.marketplace.LiveService;
import bourg.marketplace.Orders;
import bourg.marketplace.PaymentMoment;
import bourg.marketplace.PlaceBasket;
import bourg.marketplace.Quote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody has put into the basket, under a secret that only their browser has, so that it
 * outlives closing the browser; always at today's price.
 */
@Component
class Chosen {
    private static final SecretCookie COOKIE =
            new SecretCookie("bourg-basket", Duration.ofDays(30));

    private final BasketLines lines;
    private final Adoptions adoptions;
    private final Orders orders;
    private final Forms forms;

    Chosen(BasketLines lines, Adoptions adoptions, Orders orders, Forms forms) {
        this.lines = lines;
        this.adoptions = adoptions;
        this.orders = orders;
        this.forms = forms;
    }

    /**
     * A line as it is shown; without an offer the city does not offer it (so) any more, and the
     * whole basket waits until it is taken out.
     */
    record Line(BasketLines.Line kept, @Nullable Offered offered) {}

    /** A service that can be had, with its price and what was answered. */
    record Offered(LiveService service, Quote quote, Answers answers, boolean fine) {
        /** Whether the city looks at the request before it is paid. */
        boolean isApprovedFirst() {
            return service.paymentMoment() == PaymentMoment.AFTER_APPROVAL;
        }
    }

    /** Adds what was filled in; refused, with false, if the basket is full. */
    boolean add(Application application, HttpServletRequest request, HttpServletResponse response) {
        String known = key(request);
        String key = known == null ? Secrets.next() : known;
        Form form = forms.parse(application.service().content().form());
        COOKIE.write(key, "/", request, response);
        return lines.add(
                key,
                new PlaceBasket.Line(
                        application.service().id(),
                        application.quantity(),
                        form.fromStrings(application.typed()),
                        application.claimed().claim()));
    }

    List<Line> lines(HttpServletRequest request) {
        String key = key(request);
        return key == null ? List.of() : lines.of(key).stream().map(this::shown).toList();
    }

    private Line shown(BasketLines.Line line) {
        PlaceBasket.Line wish = line.wish();
        return new Line(
                line,
                adoptions
                        .liveService(Caller.city().id(), wish.service())
                        .flatMap(service ->
                                orders.quote(
                                                service.id(),
                                                wish.quantity(),
                                                ConcessionClaim.kindOf(wish.claim()))
                                        .map(quote -> offered(wish, service, quote)))
                        .orElse(null));
    }

    private Offered offered(PlaceBasket.Line line, LiveService service, Quote quote) {
        String schema = service.content().form();
        Form form = forms.parse(schema);
        return new Offered(
                service,
                quote,
                Answers.of(form, form.toStrings(line.answers())),
                forms.check(schema, line.answers()).isEmpty());
    }

    Optional<BasketLines.Line> find(UUID id, HttpServletRequest request) {
        String key = key(request);
        return key == null
                ? Optional.empty()
                : lines.of(key).stream().filter(line -> line.id().equals(id)).findFirst();
    }

    void remove(UUID line, HttpServletRequest request) {
        String key = key(request);
        if (key != null) {
            lines.remove(key, line);
        }
    }

    /** Names the wish to order these lines; only this browser can name it. */
    Optional<String> requestKey(List<UUID> ids, HttpServletRequest request) {
        return Optional.ofNullable(key(request)).map(key -> BasketLines.requestKey(key, ids));
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = COOKIE.read(request);
        return key != null && Secrets.looksLikeOne(key) ? key : null;
    }
}
