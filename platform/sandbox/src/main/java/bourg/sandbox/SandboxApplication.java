package bourg.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Starts the stand-in for Stripe, as a process of its own or inside a test. No money moves.
 *
 * <p>In a test:
 *
 * <pre>{@code
 * try (RunningSandbox sandbox = SandboxApplication.start(0, "bourg.sandbox.knobs=true")) {
 *     sandbox.sendWebhooksTo(URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"), "whsec_test");
 *     StripeClient.builder().setApiBase(sandbox.url()).setApiKey(sandbox.apiKey()).build();
 * }
 * }</pre>
 *
 * It carries no stereotype, so that no other application's component scan picks it up.
 */
@EnableConfigurationProperties(Settings.class)
@Import({OwnAutoConfigurations.class, Wiring.class})
public class SandboxApplication {

    /** Starts it with what the environment says. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /**
     * Starts it inside this process.
     *
     * @param port where it listens on 127.0.0.1; 0 = any free port
     * @param properties further settings as {@code key=value}
     */
    public static RunningSandbox start(int port, String... properties) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("server.port", String.valueOf(port));
        given.put("bourg.sandbox.public-url", "");
        given.put("spring.jmx.enabled", "false");
        given.put("server.shutdown", "immediate");
        Arrays.stream(properties)
                .map(each -> each.split("=", 2))
                .forEach(pair -> given.put(pair[0], pair[1]));
        String[] arguments =
                given.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new);
        ConfigurableApplicationContext context =
                builder().registerShutdownHook(false).run(arguments);
        return new RunningSandbox(context);
    }

    private static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(SandboxApplication.class)
                .main(SandboxApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=sandbox");
    }
}
