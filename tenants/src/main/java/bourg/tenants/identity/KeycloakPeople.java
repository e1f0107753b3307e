package bourg.tenants.identity;

import bourg.tenants.Person;
import bourg.tenants.Realm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Accounts of the workforce; a new person is invited by e-mail to choose a password. */
@Component
class KeycloakPeople {
    private static final Logger LOG = LoggerFactory.getLogger(KeycloakPeople.class);

    private final KeycloakAdmin admin;

    KeycloakPeople(KeycloakAdmin admin) {
        this.admin = admin;
    }

    String ensure(Person person, Invitation invitation) {
        return ensure(person, invitation, true);
    }

    /** An account that cannot be used until somebody enables it; nobody is invited. */
    String ensureDisabled(Person person, Invitation invitation) {
        return ensure(person, invitation, false);
    }

    private String ensure(Person person, Invitation invitation, boolean enabled) {
        String email = person.email().toLowerCase(Locale.ROOT);
        return find(email)
                .orElseGet(() -> {
                    Optional<String> made =
                            admin.create(
                                    Realm.WORKFORCE,
                                    "/users",
                                    Map.of(
                                            "username",
                                            email,
                                            "email",
                                            email,
                                            "firstName",
                                            person.givenName(),
                                            "lastName",
                                            person.familyName(),
                                            "enabled",
                                            enabled,
                                            "attributes",
                                            Map.of(
                                                    "locale",
                                                    List.of(invitation.language().getLanguage()))));
                    made.filter(_ -> enabled).ifPresent(id -> invite(id, invitation));
                    return made.or(() -> find(email)).orElseThrow();
                });
    }

    /** Where an invited person comes in, and in which language. */
    record Invitation(String clientId, String redirect, Locale language) {}

    boolean delete(String user) {
        return admin.delete(Realm.WORKFORCE, "/users/{user}", user);
    }

    /** The account of somebody who was invited and has never set a password. */
    Optional<String> findInvited(Person person) {
        return find(person.email().toLowerCase(Locale.ROOT))
                .filter(id ->
                        admin.list(Realm.WORKFORCE, "/users/{user}/credentials", id).isEmpty());
    }

    private Optional<String> find(String email) {
        return admin.list(Realm.WORKFORCE, "/users?username={name}&exact=true", email).stream()
                .map(user -> String.valueOf(user.get("id")))
                .findFirst();
    }

    /**
     * Without mail nothing is lost: the person can ask for a password at the login page, or be
     * invited again.
     */
    private void invite(String user, Invitation invitation) {
        try {
            admin.put(
                    Realm.WORKFORCE,
                    "/users/{user}/execute-actions-email?client_id={client}&redirect_uri={redirect}",
                    List.of("UPDATE_PASSWORD", "VERIFY_EMAIL"),
                    user,
                    invitation.clientId(),
                    invitation.redirect());
        } catch (RestClientException noMail) {
            LOG.warn(
                    "A new member could not be invited by mail: {}",
                    noMail.getClass().getSimpleName());
        }
    }
}
