package bourg.app.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Knows under which address each style sheet, script and image is published. */
@Component
class Assets {
    private final Properties published = new Properties();

    Assets() {
        try (InputStream in =
                Assets.class.getResourceAsStream("/static/assets/assets.properties")) {
            if (in == null) {
                throw new IllegalStateException("The frontend was not built");
            }
            published.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String name) {
        String file = published.getProperty(name);
        if (file == null) {
            throw new IllegalArgumentException("No asset " + name);
        }
        return "/assets/" + file;
    }
}
