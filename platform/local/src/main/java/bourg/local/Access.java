package bourg.local;

import bourg.parts.login.Login;
import bourg.parts.login.Login.Client;
import bourg.parts.login.Tokens;
import java.net.URI;

/** Real tokens for each kind of person and server of a running platform. */
public record Access(Hosts hosts, String automationSecret) {

    /** The platform's own automation, which may do what an operator may. */
    public Tokens automation() {
        return Login.at(hosts.realm("ops")).server("ops-automation", automationSecret, "");
    }

    /** A member of a city's staff, signed in at the city's console. */
    public Tokens staff(String city, String email, String password) {
        URI console = hosts.of(city).resolve("/console");
        return Login.at(hosts.realm("workforce"))
                .person(Client.ofOrganization("console-" + city, console, city), email, password);
    }

    /** A member of a partner, signed in at the partner pages. */
    public Tokens partner(String alias, String email, String password) {
        URI pages = hosts.of("partners").resolve("/");
        return Login.at(hosts.realm("workforce"))
                .person(Client.ofOrganization("partner-pages", pages, alias), email, password);
    }

    /** A partner's server with its client credentials. */
    public Tokens partnerServer(String clientId, String secret) {
        return Login.at(hosts.realm("workforce")).server(clientId, secret, "");
    }

    /** A citizen, signed in at a city's portal. */
    public Tokens citizen(String city, String email, String password) {
        URI portal = hosts.of(city).resolve("/");
        return Login.at(hosts.realm("citizens"))
                .person(Client.plain("portal-" + city, portal), email, password);
    }
}
