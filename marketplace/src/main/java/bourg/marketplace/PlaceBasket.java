package bourg.marketplace;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish to order several services at once; the request key makes a repetition return the first
 * basket, the citizen is absent for guests.
 */
public record PlaceBasket(
        String requestKey,
        List<Line> lines,
        Contact contact,
        Locale language,
        @Nullable String citizen) {
    /** The provider's pay page takes a hundred lines; nobody reads so many. */
    public static final int MOST_LINES = 20;

    public PlaceBasket {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("A basket has 1 to " + MOST_LINES + " lines");
        }
    }

    /** One service of the basket, with the answers to its form. */
    public record Line(
            AdoptionId service, int quantity, JsonNode answers, @Nullable ConcessionClaim claim) {
        /** At the full price. */
        public Line(AdoptionId service, int quantity, JsonNode answers) {
            this(service, quantity, answers, null);
        }
    }

    /** The same wishes, one by one, each under its own request key. */
    List<PlaceOrder> orders() {
        return IntStream.range(0, lines.size()).mapToObj(this::order).toList();
    }

    private PlaceOrder order(int index) {
        Line line = lines.get(index);
        return new PlaceOrder(
                requestKey + ":" + (index + 1),
                line.service(),
                line.quantity(),
                line.answers(),
                contact,
                language,
                citizen,
                line.claim());
    }
}
