package bourg.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Our own applications and what each is told by its environment. */
final class Programs {
    /** Refunds above 500 $ need a second person of the city. */
    private static final String LARGE_REFUND_MINOR = "50000";

    private final LocalSettings settings;
    private final Ports ports;
    private final Hosts hosts;
    private final Secrets secrets;
    private final DataFolder folder;

    Programs(LocalSettings settings, Secrets secrets, DataFolder folder) {
        this.settings = settings;
        this.ports = settings.ports();
        this.hosts = settings.hosts();
        this.secrets = secrets;
        this.folder = folder;
    }

    Program sandbox() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", String.valueOf(ports.sandbox()));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("BOURG_SANDBOX_WEBHOOK_URL", url(ports.app()) + "/webhooks/stripe");
        environment.put("BOURG_SANDBOX_WEBHOOK_SECRET", webhookSecret());
        environment.put("BOURG_SANDBOX_PUBLIC_URL", "http://localhost:" + ports.sandbox());
        environment.put("BOURG_SANDBOX_DATA", folder.root().resolve("sandbox.journal").toString());
        environment.put("BOURG_SANDBOX_API_KEY", stripeKey());
        environment.put("BOURG_SANDBOX_BANK_DELAY", "2m");
        environment.put("BOURG_SANDBOX_KNOBS", String.valueOf(settings.sandboxKnobs()));
        return new Program(
                "sandbox",
                "bourg.sandbox.SandboxApplication",
                URI.create(url(ports.sandbox()) + "/actuator/health/readiness"),
                256,
                environment);
    }

    Program app() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", String.valueOf(ports.app()));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("BOURG_PUBLIC_URL", hosts.front().toString());
        environment.put("BOURG_FEDERATION_URL", database(Databases.FEDERATION));
        environment.put("BOURG_FEDERATION_USERNAME", "federation_app");
        environment.put("BOURG_FEDERATION_PASSWORD", secrets.of("federation-app"));
        environment.put("BOURG_FEDERATION_OWNER_USERNAME", "federation_owner");
        environment.put("BOURG_FEDERATION_OWNER_PASSWORD", secrets.of("federation-owner"));
        environment.put("SPRING_APPLICATION_JSON", cells());
        environment.put("BOURG_IDENTITY_PUBLIC_URL", hosts.of("id").toString());
        environment.put("BOURG_IDENTITY_INTERNAL_URL", url(ports.keycloak()));
        environment.put("BOURG_IDENTITY_CLIENT_ID", Identity.ADMIN_CLIENT);
        environment.put("BOURG_IDENTITY_CLIENT_SECRET", secrets.of("identity-admin"));
        environment.put("BOURG_IDENTITY_OPS_CLIENT_SECRET", secrets.of("ops-console"));
        environment.put("BOURG_STRIPE_API_BASE", url(ports.sandbox()));
        environment.put("BOURG_STRIPE_API_KEY", stripeKey());
        environment.put("BOURG_STRIPE_WEBHOOK_SECRETS_0", webhookSecret());
        environment.put("BOURG_PAYMENT_PAGE_ORIGINS", "http://localhost:" + ports.sandbox());
        environment.put("BOURG_REFUNDS_SECONDPERSONABOVEMINOR_CAD", LARGE_REFUND_MINOR);
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", String.valueOf(ports.smtp()));
        ErasureKey key = ErasureKey.in(folder.root());
        environment.put("BOURG_ERASURE_PRIVATE_KEY", key.privateFile().toString());
        environment.put("BOURG_ERASURE_PUBLIC_KEY", key.publicFile().toString());
        environment.put("BOURG_EXPORTS_FOLDER", folder.root().resolve("exports").toString());
        environment.put("BOURG_BACKUPS_FOLDER", folder.root().resolve("backups").toString());
        environment.put("BOURG_ARCHIVES_FOLDER", folder.root().resolve("archives").toString());
        environment.put("BOURG_PARTNER_WEBHOOKS_ALLOW_PRIVATE_ADDRESSES", "true");
        return new Program(
                "app",
                "bourg.BourgApplication",
                URI.create(url(ports.app()) + "/actuator/health/readiness"),
                640,
                environment);
    }

    Program edge() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", String.valueOf(ports.edge()));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.edgeManagement()));
        environment.put("BOURG_EDGE_APP_URL", url(ports.app()));
        environment.put("BOURG_EDGE_IDENTITY_URL", url(ports.keycloak()));
        environment.put("BOURG_EDGE_IDENTITY_PUBLIC_URL", hosts.of("id").toString());
        environment.put("BOURG_EDGE_PUBLIC_URL", hosts.front().toString());
        return new Program(
                "edge",
                "bourg.edge.EdgeApplication",
                URI.create(url(ports.edgeManagement()) + "/actuator/health/readiness"),
                256,
                environment);
    }

    /** The names of cells have underscores: as environment variables they would be read as dots. */
    private String cells() {
        Map<String, Object> cells = new HashMap<>();
        for (String cell : Databases.CELLS) {
            cells.put(
                    "bourg.cells.[" + cell + "]",
                    Map.of(
                            "url",
                            database(cell),
                            "username",
                            "cell_app",
                            "password",
                            secrets.of("cell-app"),
                            "provisioner-username",
                            "cell_owner",
                            "provisioner-password",
                            secrets.of("cell-owner"),
                            "region",
                            "ca-central"));
        }
        return new JsonMapper().writeValueAsString(cells);
    }

    private String stripeKey() {
        return "sk_sandbox_" + secrets.of("stripe-key");
    }

    private String webhookSecret() {
        return "whsec_" + secrets.of("stripe-webhook");
    }

    private String database(String name) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + name;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
