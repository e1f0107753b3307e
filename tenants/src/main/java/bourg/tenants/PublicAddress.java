package bourg.tenants;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How browsers reach the platform: makes the address of a site out of its host. */
@Component
public class PublicAddress {
    private final URI front;

    public PublicAddress(@Value("${bourg.public-url:http://localhost:8080}") URI front) {
        this.front = front;
    }

    /** The address of the site at this host, without a slash at the end. */
    public String of(String host) {
        String port = front.getPort() < 0 ? "" : ":" + front.getPort();
        return front.getScheme() + "://" + host + port;
    }
}
