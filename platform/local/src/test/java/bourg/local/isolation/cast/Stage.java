package bourg.local.isolation.cast;

import bourg.local.RunningPlatform;
import bourg.local.contract.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two cities and everybody; made once for all attacks. */
public record Stage(List<Side> sides, List<Persona> strangers) {

    public static final String PARTNERS = "partners.localhost";
    public static final String OPERATORS = "ops.localhost";

    static final List<String> CODES = List.of("val-brume", "val-sable");

    public static Stage shared() {
        return Shared.STAGE;
    }

    /** Everybody, of both cities and of none. */
    public List<Persona> everybody() {
        List<Persona> all = new ArrayList<>(strangers);
        sides.forEach(side -> all.addAll(side.personas()));
        return all;
    }

    public Side other(Side side) {
        return sides.get(0).equals(side) ? sides.get(1) : sides.get(0);
    }

    /** Every host at which the interface answers. */
    public List<String> sites() {
        return Stream.concat(sides.stream().map(Side::host), Stream.of(PARTNERS, OPERATORS))
                .toList();
    }

    private static Stage make() {
        List<Side> sides =
                List.of(
                        new Settlement(CODES.get(0), "zq7brume").side(),
                        new Settlement(CODES.get(1), "zq7sable").side());
        List<Persona> strangers =
                List.of(
                        new Persona(Role.ANONYMOUS, "nobody", "", null, null),
                        new Persona(
                                Role.OPERATOR,
                                "operator",
                                OPERATORS,
                                new SignedIn(RunningPlatform::operator),
                                null));
        return new Stage(sides, strangers);
    }

    private static final class Shared {
        static final Stage STAGE = make();
    }
}
