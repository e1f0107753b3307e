package bourg.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.local.Api;
import bourg.local.RunningPlatform;
import bourg.local.journey.NewPartner;
import bourg.local.journey.Newcomers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Everything of one city that has an identifier, asked for by everybody whom it does not concern:
 * the answer must be the very one that an identifier of nothing gets.
 */
class ForeignIT {

    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String NEIGHBOUR = "nadia@citoyen.example";

    private final Belongings first = Belongings.shared();
    private final Examples examples = new Examples(first.known());
    private final List<String> leaks = new ArrayList<>();
    private int probes;
    private int valid;

    /** Somebody whom nothing of the first city concerns. */
    private record Stranger(String name, SignedIn signedIn) {
        Stranger(String name, Supplier<Api> login) {
            this(name, new SignedIn(login));
        }

        Api at(String host) {
            return new Api(RunningPlatform.get().hosts().of(host), signedIn.api().tokens());
        }

        boolean isNobody() {
            return signedIn.api().tokens() == null;
        }
    }

    @Test
    void whatIsOfOneCityIsNotThereForAnybodyElse() {
        List<Operation> operations =
                Contract.operations().stream()
                        .filter(operation -> operation.parameter().isPresent())
                        .toList();
        assertThat(operations).hasSizeGreaterThan(20);
        Map<String, Boolean> controls = controls(operations);
        for (Stranger stranger : strangers()) {
            for (Operation operation : operations) {
                for (String host : hosts()) {
                    if (!isForEverybody(operation, host)) {
                        boolean controlled = controls.getOrDefault(operation.resource(), false);
                        probe(stranger, operation, host, controlled);
                    }
                }
            }
        }
        System.out.printf(
                "Isolation of %s: %d probes, %d valid probes, %d leaks%n",
                home(), probes, valid, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(valid).as("probes whose owner does get an answer").isEqualTo(probes);
    }

    private List<String> hosts() {
        return List.of(home(), "harbourpoint", "partners", "ops");
    }

    /** What a city shows to everybody on its own host is no secret. */
    private boolean isForEverybody(Operation operation, String host) {
        return operation.callers().anybody() && host.equals(home());
    }

    private List<Stranger> strangers() {
        Newcomers.register(home(), NEIGHBOUR, "Nadia", "Roy");
        NewPartner.Server server =
                NewPartner.signUp("Voisin", "voisin@partenaire.example").newServer();
        return List.of(
                new Stranger(
                        "staff of another city, in every role",
                        () -> RunningPlatform.staff("harbourpoint", "hugh@harbourpoint.example")),
                new Stranger(
                        "member of another partner",
                        () -> RunningPlatform.partner("arbor-care", "ann@arbor.example")),
                new Stranger("server of another partner", server::api),
                new Stranger("citizen at another city", () -> citizen("harbourpoint")),
                new Stranger("another citizen of the same city", () -> citizen(home())),
                new Stranger("nobody", () -> RunningPlatform.anonymous(home())));
    }

    private static Api citizen(String city) {
        var platform = RunningPlatform.get();
        return new Api(
                platform.hosts().of(city),
                platform.access().citizen(city, NEIGHBOUR, Newcomers.password(NEIGHBOUR)));
    }

    private String home() {
        return first.town().city().code();
    }

    private void probe(Stranger stranger, Operation operation, String host, boolean controlled) {
        Api caller = stranger.at(host);
        String parameter = operation.parameter().orElseThrow();
        String real = first.identifier(parameter);
        Wire.Answer answer = ask(caller, operation, real);
        Wire.Answer nothing = ask(caller, operation, nothingLike(real));
        probes++;
        valid += controlled ? 1 : 0;
        boolean refused = answer.status() == 404 || (stranger.isNobody() && answer.status() == 401);
        if (!refused || !answer.isSameRefusalAs(nothing)) {
            leaks.add(
                    "%s by %s at %s: %s; of nothing: %s"
                            .formatted(operation, stranger.name(), host, answer, nothing));
        }
    }

    private Wire.Answer ask(Api caller, Operation operation, String identifier) {
        Map<String, String> headers = new HashMap<>();
        if (operation.route().asksKey()) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        operation.request().ifPresent(_ -> headers.put("Content-Type", "application/json"));
        String body = operation.request().map(examples::of).map(Object::toString).orElse("");
        return Wire.send(
                caller,
                operation.route().method(),
                Operation.filled(operation.route().path(), identifier),
                new Wire.Sent(headers, body));
    }

    /** An identifier of the same kind that was never given out. */
    private static String nothingLike(String identifier) {
        char last = identifier.charAt(identifier.length() - 5);
        char other = CROCKFORD.charAt((CROCKFORD.indexOf(last) + 7) % CROCKFORD.length());
        return identifier.substring(0, identifier.length() - 5)
                + other
                + identifier.substring(identifier.length() - 4);
    }

    /** For each resource, whether its owner does get it by the same identifier. */
    private Map<String, Boolean> controls(List<Operation> operations) {
        List<Api> owners =
                List.of(
                        first.town().city().staff(),
                        first.town().partner().member(),
                        first.owner(),
                        RunningPlatform.operator());
        Map<String, Boolean> controls = new HashMap<>();
        for (Operation operation : operations) {
            String identifier = first.identifier(operation.parameter().orElseThrow());
            if (operation.reads() && anyGets(owners, operation, identifier)) {
                controls.put(operation.resource(), true);
            }
        }
        controls.put("/partner/webhook-endpoints/{endpoint_id}", endpointIsListed());
        return controls;
    }

    private boolean anyGets(List<Api> owners, Operation operation, String identifier) {
        return owners.stream().anyMatch(owner -> ask(owner, operation, identifier).succeeded());
    }

    private boolean endpointIsListed() {
        return Wire.send(
                        first.town().partner().member(),
                        "GET",
                        "/partner/webhook-endpoints",
                        new Wire.Sent(Map.of(), ""))
                .body()
                .contains(first.identifier("endpoint_id"));
    }

    @Test
    void aConsolesTokenIsWorthNothingAtAnotherCitysHost() {
        Api elsewhere =
                new Api(
                        RunningPlatform.get().hosts().of("harbourpoint"),
                        first.town().city().staff().tokens());
        List<Operation> reads = Contract.operations().stream().filter(Operation::reads).toList();
        assertThat(reads)
                .allSatisfy(operation -> {
                    String identifier = operation.parameter().map(first::identifier).orElse("");
                    Wire.Answer answer = ask(elsewhere, operation, identifier);
                    assertThat(answer.status()).as("%s: %s", operation, answer).isIn(401, 404);
                });
    }
}
