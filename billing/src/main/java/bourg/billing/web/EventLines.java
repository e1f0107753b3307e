package bourg.billing.web;

import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands lines of JSON through as they come in and go out, whatever may be in them. */
@Configuration(proxyBeanMethods = false)
class EventLines implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new Lines());
    }

    private static final class Lines extends AbstractHttpMessageConverter<Resource> {
        Lines() {
            super(MediaType.APPLICATION_NDJSON);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return Resource.class.isAssignableFrom(type);
        }

        @Override
        protected Resource readInternal(Class<? extends Resource> type, HttpInputMessage message)
                throws IOException {
            return new InputStreamResource(message.getBody());
        }

        @Override
        protected void writeInternal(Resource lines, HttpOutputMessage message) throws IOException {
            try (var content = lines.getInputStream()) {
                content.transferTo(message.getBody());
            }
        }
    }
}
