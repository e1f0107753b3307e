package bourg.tenants.trial;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** All modules on the class path, except for what speaks to the identity provider. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "bourg",
        // As in the application: two modules may use the same word.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "bourg\\.tenants\\.identity\\.Keycloak.*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "bourg\\.BourgApplication")
        })
@Import({TestCities.class, TestHttp.class, TestTokens.class, RecordedIdentities.class})
public class CityTestApplication {}
