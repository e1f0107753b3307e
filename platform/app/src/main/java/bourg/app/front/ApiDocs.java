package bourg.app.front;

import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the contracts and their documentation, which travel in the jar of the generated client.
 */
@Component
class ApiDocs implements WebMvcConfigurer {
    private static final String FILES = "classpath:/META-INF/resources/api/docs/";

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/api/docs", "/api/docs/index.html");
        pages.addRedirectViewController("/api/docs/", "/api/docs/index.html");
    }

    /**
     * Unlike our other files their names carry no version: a browser asks each time whether they
     * changed.
     */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/api/docs/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache());
    }
}
