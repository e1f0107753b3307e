package bourg.app.texts;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What lines of an audit trail mean to people. */
public final class AuditWords {
    private AuditWords() {}

    /**
     * Who it was, by role. Nobody who works for the city is named to residents: whoever works there
     * answers to the city, which knows who is behind a line.
     */
    public static String who(Say say, AuditActor actor) {
        String role = actor.role() == null ? "" : actor.role();
        return switch (actor.kind()) {
            case STAFF -> say.text("rights.who.staff", roles(say, role));
            case PARTNER -> say.text("rights.who.partner", role);
            case OPERATOR, CITIZEN, GUEST, SYSTEM ->
                    say.text("rights.who." + actor.kind().name().toLowerCase(Locale.ROOT));
        };
    }

    /** The same for the city itself, to which a citizen is not "you". */
    public static String behind(Say say, AuditActor actor) {
        return actor.kind() == AuditActor.Kind.CITIZEN
                ? say.text("rights.who.a_citizen")
                : who(say, actor);
    }

    private static String roles(Say say, String joined) {
        return Arrays.stream(joined.toLowerCase(Locale.ROOT).split("[+]", -1))
                .map(role -> say.text("rights.role." + role))
                .collect(Collectors.joining(", "));
    }

    public static String what(Say say, AuditAct act) {
        return say.text("rights.verb." + act.verb());
    }
}
