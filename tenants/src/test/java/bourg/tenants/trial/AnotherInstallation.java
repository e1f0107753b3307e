package bourg.tenants.trial;

import bourg.testing.TestPostgres;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole second installation in the same run, on two servers that the first knows nothing of. */
public final class AnotherInstallation {
    private static final String ANY_PORT = "--server.port=0";

    private AnotherInstallation() {}

    /** Starts one with fresh databases; whoever starts it closes it. */
    public static ConfigurableApplicationContext start(Class<?>... more) {
        return new SpringApplicationBuilder(CityTestApplication.class)
                .sources(more)
                .initializers((ConfigurableApplicationContext context) ->
                        TwoServers.prepare(
                                context,
                                TestPostgres.server("other-first"),
                                TestPostgres.server("other-second")))
                .run(ANY_PORT);
    }
}
