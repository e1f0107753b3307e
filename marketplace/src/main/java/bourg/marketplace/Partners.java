package bourg.marketplace;

import bourg.tenants.ApiClient;
import bourg.tenants.Cities;
import bourg.tenants.Identities;
import bourg.tenants.InFederation;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The partners of the platform, their API clients and the addresses of their webhooks. */
@Component
public class Partners {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_ALIAS = 36;

    private final PartnerRows rows;
    private final EndpointRows endpoints;
    private final Cities cities;
    private final Identities identities;
    private final SchedulerClient scheduler;

    Partners(
            PartnerRows rows,
            EndpointRows endpoints,
            Cities cities,
            Identities identities,
            SchedulerClient scheduler) {
        this.rows = rows;
        this.endpoints = endpoints;
        this.cities = cities;
        this.identities = identities;
        this.scheduler = scheduler;
    }

    /**
     * Registers a partner; its accounts are opened in the background, however long the identity
     * provider is away.
     */
    @InFederation
    public SigningUp signUp(SignUp wish) {
        List<FormError> errors = errorsIn(wish);
        if (!errors.isEmpty()) {
            return new SigningUp.Invalid(errors);
        }
        Partner partner = insert(wish);
        rows.insertAdmin(partner.id(), wish.admin(), wish.language());
        scheduler.scheduleIfNotExists(PartnerOpening.of(partner.id()), Times.now());
        return new SigningUp.SignedUp(partner);
    }

    private Partner insert(SignUp wish) {
        String stem = alias(wish.name());
        for (int number = 1; ; number++) {
            String alias = number == 1 ? stem : stem + "-" + number;
            Partner partner =
                    new Partner(
                            PartnerId.next(),
                            alias,
                            wish.name().strip(),
                            wish.country(),
                            wish.admin().email(),
                            Times.now());
            // A city's code names its organization at the same identity provider.
            if (cities.byCode(alias).isEmpty() && rows.insert(partner)) {
                return partner;
            }
        }
    }

    static String alias(String name) {
        String words = Words.folded(name).replace(' ', '-');
        String named =
                words.isEmpty() || !Character.isLetter(words.charAt(0))
                        ? "partner-" + words
                        : words;
        String cut = named.length() > LONGEST_ALIAS ? named.substring(0, LONGEST_ALIAS) : named;
        String alias = cut.replaceAll("-+$", "");
        return alias.length() < 3 ? alias + "-partner" : alias;
    }

    /** What keeps an organization from signing up so. */
    public static List<FormError> errorsIn(SignUp wish) {
        List<FormError> errors = new ArrayList<>();
        int length = wish.name().strip().length();
        if (length < 2 || length > 120) {
            errors.add(
                    FormMessages.error(
                            "name",
                            "name_length",
                            "Indiquez un nom de 2 à 120 caractères.",
                            "Enter a name of 2 to 120 characters."));
        }
        if (!COUNTRIES.contains(wish.country())) {
            errors.add(
                    FormMessages.error(
                            "country",
                            "country_unknown",
                            "Choisissez un pays.",
                            "Choose a country."));
        }
        if (!Emails.plausible(wish.admin().email())) {
            errors.add(FormMessages.answer("admin.email", "format", "email"));
        }
        if (wish.admin().givenName().isBlank()) {
            errors.add(FormMessages.answer("admin.given_name", "required", ""));
        }
        if (wish.admin().familyName().isBlank()) {
            errors.add(FormMessages.answer("admin.family_name", "required", ""));
        }
        return errors;
    }

    public Optional<Partner> byAlias(String alias) {
        return rows.byAlias(alias);
    }

    public Optional<Partner> find(PartnerId id) {
        return rows.find(id);
    }

    /** The partner, which the caller knows to exist. */
    public Partner require(PartnerId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No partner " + id));
    }

    public Slice<Partner> list(@Nullable String after, int limit) {
        UUID from = Place.idIn(after);
        return Place.sliceById(rows.list(from, limit + 1), limit, partner -> partner.id().value());
    }

    /** Issues credentials for a partner's server; the secret is told this once. */
    public ApiClient issueApiClient(PartnerId id) {
        return identities.issueApiClient(require(id).alias());
    }

    @InFederation
    public EndpointAdding addWebhookEndpoint(PartnerId partner, String url) {
        return endpoints.add(partner, url);
    }

    public List<WebhookEndpoint> webhookEndpoints(PartnerId partner) {
        return endpoints.list(partner);
    }

    /** What was sent to the partner's addresses of late, newest first. */
    public List<WebhookDelivery> recentDeliveries(PartnerId partner, int limit) {
        return endpoints.deliveries(partner, limit);
    }

    /** Returns whether the partner had such an endpoint. */
    public boolean removeWebhookEndpoint(PartnerId partner, EndpointId endpoint) {
        return endpoints.remove(partner, endpoint);
    }
}
