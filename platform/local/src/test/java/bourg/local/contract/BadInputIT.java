package bourg.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.local.Api;
import bourg.local.RunningPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Each operation that writes is sent every mistake by somebody who may ask: the answer is always a
 * problem that says what is wrong, never an acceptance and never a failure of ours.
 */
class BadInputIT {

    private static final Set<Integer> FAULT_OF_THE_BODY = Set.of(400, 413, 415, 422);
    private static final Set<String> BY_OPERATORS =
            Set.of("openCity", "resumeProvisioning", "publishOffer", "returnOffer");
    private static final Set<String> BY_PARTNERS =
            Set.of(
                    "acceptOrder",
                    "completeOrder",
                    "declineOrder",
                    "bindUsageSubjects",
                    "takeUsageEvents",
                    "takeUsageEventLines");
    private static final String JSON = "application/json";

    private final Belongings belongings = Belongings.shared();
    private final Examples examples = new Examples(belongings.known());
    private final Set<String> documented = Contract.documentedCodes();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, SignedIn> callers = new HashMap<>();
    private int requests;

    @Test
    void everyMistakeIsRefusedAndNamed() {
        List<Operation> writing = writing();
        for (Operation operation : writing) {
            operation
                    .request()
                    .ifPresent(schema ->
                            Mistakes.in(schema, examples.of(schema))
                                    .forEach(mistake -> tryBody(operation, mistake)));
        }
        System.out.printf(
                "Bad input: %d operations, %d requests, %d wrong answers%n",
                writing.size(), requests, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(requests).isGreaterThan(300);
    }

    @Test
    void aBodyOfAnotherKindOrTooLargeIsRefused() {
        for (Operation operation : writing()) {
            operation
                    .request()
                    .ifPresent(schema -> {
                        String valid = examples.of(schema).toString();
                        tryHeaders(operation, headers(operation, "text/plain"), valid, 415);
                        String large = "{\"x\": \"" + "x".repeat(2_200_000) + "\"}";
                        tryHeaders(operation, headers(operation, JSON), large, 413);
                    });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aCreationWithoutAUsableKeyIsRefused() {
        List<Operation> creating =
                writing().stream().filter(operation -> operation.route().asksKey()).toList();
        assertThat(creating).isNotEmpty();
        for (Operation operation : creating) {
            String valid = operation.request().map(examples::of).map(Object::toString).orElse("");
            tryHeaders(operation, Map.of("Content-Type", mediaType(operation)), valid, 400);
            for (String key : List.of("short", "with space in it", "x".repeat(256))) {
                tryHeaders(
                        operation,
                        Map.of("Content-Type", mediaType(operation), "Idempotency-Key", key),
                        valid,
                        400);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anIdentifierThatIsNoneNamesNothing() {
        for (Operation operation : Contract.operations()) {
            if (operation.parameter().isPresent()) {
                for (String identifier : List.of("1", "..%2f..", "%00", "%F0%9F%8C%B1", "x%27--")) {
                    Wire.Answer answer =
                            send(operation, identifier, headers(operation, JSON), valid(operation));
                    if (answer.status() < 400
                            || answer.status() > 499
                            || !documented.contains(answer.code())) {
                        wrong.add(operation + " of " + identifier + ": " + answer);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aWrongQueryIsRefused() {
        List<String> paths =
                List.of(
                        "/services?limit=0",
                        "/services?limit=many",
                        "/services?cursor=nonsense",
                        "/services?category=nonsense",
                        "/orders?state=nonsense",
                        "/statement",
                        "/statement?month=2026-13",
                        "/statement?month=2026-11&currency=QQQ",
                        "/marketplace/offers?query=" + "x".repeat(201));
        paths.forEach(path -> {
            Wire.Answer answer =
                    Wire.send(signedIn("staff"), "GET", path, new Wire.Sent(Map.of(), ""));
            judge("GET " + path, answer, Set.of(400));
        });
        assertThat(wrong).isEmpty();
    }

    private String valid(Operation operation) {
        return operation.request().map(examples::of).map(Object::toString).orElse("");
    }

    private static String mediaType(Operation operation) {
        return operation.takesFile() ? operation.route().mediaType() : JSON;
    }

    private static List<Operation> writing() {
        return Contract.operations().stream()
                .filter(operation ->
                        Set.of("POST", "PUT", "PATCH").contains(operation.route().method()))
                .toList();
    }

    private void tryBody(Operation operation, Mistakes.Mistake mistake) {
        Wire.Answer answer =
                send(operation, real(operation), headers(operation, JSON), mistake.body());
        Set<Integer> expected = new HashSet<>(FAULT_OF_THE_BODY);
        if (mistake.what().endsWith(Mistakes.MORE_THAN_THERE_IS)) {
            expected.add(409);
        }
        judge(operation + " with " + mistake.what(), answer, expected);
    }

    private void tryHeaders(
            Operation operation, Map<String, String> headers, String body, int expected) {
        Wire.Answer answer = send(operation, real(operation), headers, body);
        judge(operation + " with " + headers.keySet(), answer, Set.of(expected));
    }

    private void judge(String what, Wire.Answer answer, Set<Integer> expected) {
        boolean named =
                answer.mediaType().equals("application/problem+json")
                        && documented.contains(answer.code())
                        && !answer.title().isEmpty();
        if (!expected.contains(answer.status()) || !named) {
            wrong.add(what + ": " + answer);
        }
    }

    private Wire.Answer send(
            Operation operation, String identifier, Map<String, String> headers, String body) {
        requests++;
        return Wire.send(
                caller(operation),
                operation.route().method(),
                Operation.filled(operation.route().path(), identifier),
                new Wire.Sent(headers, body));
    }

    private String real(Operation operation) {
        return operation.parameter().map(belongings::identifier).orElse("");
    }

    private static Map<String, String> headers(Operation operation, String mediaType) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", mediaType));
        if (operation.route().asksKey()) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        return headers;
    }

    /** Somebody who may ask for the operation, at its host. */
    private Api caller(Operation operation) {
        String path = operation.route().path();
        if (BY_OPERATORS.contains(operation.id())
                || path.matches("/(cit(y-|ies)|upgrade-waves|jobs|isolation-reports).*")) {
            return signedIn("operator");
        }
        if (path.equals("/partners")) {
            return signedIn("newcomer");
        }
        if (path.startsWith("/partner")
                || path.startsWith("/offers")
                || BY_PARTNERS.contains(operation.id())) {
            return signedIn("partner");
        }
        boolean shopping =
                path.startsWith("/services")
                        || path.startsWith("/personal-data")
                        || Set.of("placeOrder", "checkOutOrder").contains(operation.id());
        return signedIn(shopping ? "citizen" : "staff");
    }

    private Api signedIn(String who) {
        return callers.computeIfAbsent(who, _ -> new SignedIn(() -> login(who))).api();
    }

    private Api login(String who) {
        return switch (who) {
            case "operator" -> RunningPlatform.operator();
            case "newcomer" -> RunningPlatform.anonymous("partners");
            case "partner" -> belongings.town().partner().member();
            case "citizen" -> belongings.owner();
            default -> belongings.town().city().staff();
        };
    }
}
