package bourg.app.access;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes absolute addresses of our sites: their host with the public scheme and port. */
@Component
public class SiteUrls {
    private final String scheme;
    private final String port;

    SiteUrls(@Value("${bourg.public-url:http://localhost:8080}") URI publicUrl) {
        this.scheme = publicUrl.getScheme();
        this.port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
    }

    /** The absolute address of a path (which begins with a slash) at a host. */
    public String at(String host, String path) {
        return scheme + "://" + host + port + path;
    }

    boolean secure() {
        return scheme.equals("https");
    }
}
