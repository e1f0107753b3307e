package bourg.app.portal;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Concessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reduced price that somebody chose in the form of a service, just as it was typed. */
record Claimed(Concessions offered, String choice, String ground) {
    static final String CONCESSION = "_concession";
    static final String GROUND = "_ground";

    private static final String FULL = "full";

    static Claimed of(Application application) {
        return new Claimed(
                application.service().content().concessions(),
                application.first(CONCESSION),
                application.first(GROUND));
    }

    /** Puts a claim back into the form, or none. */
    static Application reopened(Application application, @Nullable ConcessionClaim claim) {
        return application
                .with(CONCESSION, claim == null ? FULL : name(claim.kind()))
                .with(GROUND, claim == null ? "" : claim.ground());
    }

    /** What is claimed; none at the full price, or where all pay the same. */
    @Nullable ConcessionClaim claim() {
        Concession kind = kind();
        return kind == null ? null : new ConcessionClaim(kind, ground.strip());
    }

    private @Nullable Concession kind() {
        return Concession.named(choice).filter(kind -> offered.of(kind).isPresent()).orElse(null);
    }

    boolean isFine() {
        return choiceIsFine() && groundIsFine();
    }

    private boolean choiceIsFine() {
        return offered.isEmpty() || choice.isEmpty() || choice.equals(FULL) || kind() != null;
    }

    private boolean groundIsFine() {
        ConcessionClaim claim = claim();
        if (claim == null) {
            return true;
        }
        return !claim.ground().isEmpty()
                && claim.ground().length() <= ConcessionClaim.LONGEST_GROUND;
    }

    /** The fields in which it is chosen; none where everybody pays the same. */
    List<Field> fields(boolean judged, Texts texts, Locale locale, Formats formats) {
        if (offered.isEmpty()) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(FULL, texts.text(locale, "portal.concession.full")));
        offered.reductions()
                .forEach((kind, part) -> choices.add(choice(kind, part, locale, formats)));
        String most = Integer.toString(ConcessionClaim.LONGEST_GROUND);
        Field which =
                Field.of(
                                Field.Kind.RADIOS,
                                CONCESSION,
                                texts.text(locale, "portal.concession.choose"))
                        .choices(choices)
                        .values(List.of(choice.isEmpty() ? FULL : choice))
                        .error(
                                !judged || choiceIsFine()
                                        ? null
                                        : texts.text(locale, "portal.concession.wrong"));
        Field why =
                Field.of(Field.Kind.TEXT, GROUND, texts.text(locale, "portal.concession.ground"))
                        .hint(texts.text(locale, "portal.concession.ground.hint", most))
                        .values(List.of(ground))
                        .error(
                                !judged || groundIsFine()
                                        ? null
                                        : texts.text(
                                                locale,
                                                ground.isBlank()
                                                        ? "portal.concession.ground.missing"
                                                        : "portal.concession.ground.long",
                                                most));
        return List.of(which, why);
    }

    private static Choice choice(
            Concession kind, BasisPoints part, Locale locale, Formats formats) {
        return new Choice(
                name(kind), kind.title().in(locale) + " (−" + formats.percent(part) + ")");
    }

    private static String name(Concession kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
