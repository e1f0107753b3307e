package bourg.billing.stripe;

import bourg.billing.stripe.Signatures.Received;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events that Stripe remembers of the platform's own account, thirty days long. */
@Component
public class PastEvents {
    private static final long PAGE = 100;

    private final Calls calls;
    private final JsonMapper json = JsonMapper.builder().build();

    PastEvents(Calls calls) {
        this.calls = calls;
    }

    /** Gives each event that happened from one instant to before another, the latest first. */
    public void between(Instant from, Instant until, Consumer<Received> each) {
        String after = null;
        boolean more = true;
        while (more) {
            StripeCollection<Event> page = page(from, until, after);
            page.getData().forEach(event -> each.accept(received(event)));
            more = page.getHasMore() && !page.getData().isEmpty();
            after = more ? page.getData().getLast().getId() : null;
        }
    }

    private StripeCollection<Event> page(Instant from, Instant until, @Nullable String after) {
        var params =
                EventListParams.builder()
                        .setLimit(PAGE)
                        .setCreated(
                                EventListParams.Created.builder()
                                        .setGte(from.getEpochSecond())
                                        .setLt(until.getEpochSecond())
                                        .build());
        if (after != null) {
            params.setStartingAfter(after);
        }
        return calls.ask(stripe -> stripe.v1().events().list(params.build()));
    }

    private Received received(Event event) {
        JsonNode object = json.readTree(event.getDataObjectDeserializer().getRawJson());
        JsonNode id = object.path("id");
        return new Received(
                event.getId(),
                event.getType(),
                id.isString() ? id.stringValue() : null,
                event.getAccount(),
                event.getApiVersion(),
                Instant.ofEpochSecond(event.getCreated()));
    }
}
