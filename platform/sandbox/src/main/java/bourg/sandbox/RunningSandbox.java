package bourg.sandbox;

import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/** A sandbox that runs inside this process, until closed. */
public final class RunningSandbox implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    RunningSandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The API's base address, which is also where the hosted pages are. */
    public String url() {
        return context.getBean(Address.class).url();
    }

    /** The key to give to the Stripe client. */
    public String apiKey() {
        return context.getBean(Settings.class).apiKey();
    }

    /**
     * From now on every event goes to this address, signed with this secret; replaces an earlier
     * one.
     */
    public void sendWebhooksTo(URI address, String secret) {
        context.getBean(WebhookEndpoints.class).configure(address.toString(), secret);
    }

    @Override
    public void close() {
        context.close();
    }
}
