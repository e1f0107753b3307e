package bourg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * The application: every module of Bourg in one process, serving pages and API. Beans carry their
 * full names, so that two modules may use the same word.
 */
@Modulithic(systemName = "Bourg")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class BourgApplication {
    public static void main(String[] args) {
        SpringApplication.run(BourgApplication.class, args);
    }
}
