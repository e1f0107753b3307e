package bourg.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Lets in Boot's web server and health probes only, so that a database or a login on the class path
 * of a test that starts the sandbox inside itself does not become the sandbox's.
 */
class OwnAutoConfigurations extends AutoConfigurationImportSelector {

    private static final List<String> OURS =
            List.of(
                    "org.springframework.boot.actuate.",
                    "org.springframework.boot.autoconfigure.",
                    "org.springframework.boot.health.",
                    "org.springframework.boot.http.converter.",
                    "org.springframework.boot.jackson.",
                    "org.springframework.boot.servlet.",
                    "org.springframework.boot.tomcat.",
                    "org.springframework.boot.webmvc.");

    @Override
    protected List<String> getCandidateConfigurations(
            AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
        return super.getCandidateConfigurations(metadata, attributes).stream()
                .filter(name -> OURS.stream().anyMatch(name::startsWith))
                .toList();
    }

    @Override
    protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
        var none = new AnnotationAttributes(EnableAutoConfiguration.class);
        none.put("exclude", new String[0]);
        none.put("excludeName", new String[0]);
        return none;
    }
}
