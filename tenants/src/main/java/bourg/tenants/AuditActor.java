package bourg.tenants;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who acted, as an audit trail remembers it: by pseudonymous subject and role, never by name. */
public record AuditActor(Kind kind, @Nullable String subject, @Nullable String role) {
    /** In which capacity somebody acted. */
    public enum Kind {
        STAFF,
        PARTNER,
        OPERATOR,
        CITIZEN,
        GUEST,
        SYSTEM
    }

    /** Whoever is asking now; without a request it is the platform itself. */
    public static AuditActor current() {
        return switch (CurrentActor.get()) {
            case Actor.Staff staff ->
                    new AuditActor(
                            Kind.STAFF,
                            staff.subject(),
                            staff.roles().stream()
                                    .map(Enum::name)
                                    .sorted()
                                    .collect(Collectors.joining("+")));
            case Actor.PartnerMember member ->
                    new AuditActor(Kind.PARTNER, member.subject(), member.partnerAlias());
            case Actor.Operator operator -> new AuditActor(Kind.OPERATOR, operator.subject(), null);
            case Actor.Citizen citizen -> new AuditActor(Kind.CITIZEN, citizen.subject(), null);
            case Actor.Anonymous _ ->
                    new AuditActor(
                            CurrentSite.find().filter(Site.OfCity.class::isInstance).isPresent()
                                    ? Kind.GUEST
                                    : Kind.SYSTEM,
                            null,
                            null);
        };
    }

    /** Whether this is somebody who looks at other people's records. */
    public boolean isOfficial() {
        return kind == Kind.STAFF || kind == Kind.PARTNER || kind == Kind.OPERATOR;
    }
}
