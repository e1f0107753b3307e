package bourg.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What can be chosen about a platform on one machine: {@code --bourg.local.…}. */
@ConfigurationProperties("bourg.local")
public record LocalSettings(
        @DefaultValue(".bourg") Path data,
        @DefaultValue Ports ports,
        @DefaultValue("true") boolean demo,
        @DefaultValue("false") boolean sandboxKnobs) {

    /** Every host of the platform as a browser sees it. */
    Hosts hosts() {
        return new Hosts(ports.edge());
    }
}
