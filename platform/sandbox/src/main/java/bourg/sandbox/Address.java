package bourg.sandbox;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Where a browser finds the hosted pages; known once the server listens. */
final class Address implements ApplicationListener<WebServerInitializedEvent> {

    private final String configured;
    private volatile int port;

    Address(Settings settings) {
        this.configured = settings.publicUrl();
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    String url() {
        return configured.isBlank() ? "http://127.0.0.1:" + port : configured.replaceAll("/+$", "");
    }
}
