package bourg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The application: every module of Bourg in one process, serving pages and API. */
@Modulithic(systemName = "Bourg")
@SpringBootApplication
@ConfigurationPropertiesScan
public class BourgApplication {
    public static void main(String[] args) {
        SpringApplication.run(BourgApplication.class, args);
    }
}
