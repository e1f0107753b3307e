package bourg.tenants.contract;

import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves every generated interface under /api/v1, and reads JSON there without any leniency. */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.LOWEST_PRECEDENCE)
class StrictWeb implements WebMvcConfigurer {
    private static final String PREFIX = "/api/v1";

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(PREFIX, StrictWeb::implementsContract);
    }

    private static boolean implementsContract(Class<?> controller) {
        return Arrays.stream(controller.getInterfaces())
                .anyMatch(face ->
                        face.getPackageName().startsWith("bourg.")
                                && face.getPackageName().endsWith(".web.api"));
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.mapper()));
        converters.addCustomConverter(new StreamedFile());
    }
}
