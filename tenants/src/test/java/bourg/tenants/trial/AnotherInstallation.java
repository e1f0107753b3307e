package bourg.tenants.trial;

import bourg.testing.TestPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole second installation in the same run, on two servers that the first knows nothing of. */
public final class AnotherInstallation {
    private AnotherInstallation() {}

    /** Starts one with fresh databases and these settings; whoever starts it closes it. */
    public static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(CityTestApplication.class)
                .properties("server.port=0")
                .properties(settings)
                .initializers((ConfigurableApplicationContext context) ->
                        TwoServers.prepare(
                                context,
                                TestPostgres.server("other-first"),
                                TestPostgres.server("other-second")))
                .run();
    }
}
