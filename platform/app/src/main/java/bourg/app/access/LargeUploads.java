package bourg.app.access;

import bourg.tenants.Actor;
import bourg.tenants.ArchivesFolder;
import bourg.tenants.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Takes large files at one address, from operators alone; everywhere else a form may send no more
 * than a logo.
 */
@Configuration(proxyBeanMethods = false)
public class LargeUploads {
    /** Where operators send archives of cities. */
    public static final String PATH = "/archive-uploads";

    /** Where they are told that one was too large. */
    public static final String TOO_LARGE = PATH + "/new?too-large";

    private static final long REST_OF_FORM = 1 << 16;

    @Bean
    ServletRegistrationBean<DispatcherServlet> archiveUploads(
            WebApplicationContext context, ArchivesFolder folder) {
        var servlet = new DispatcherServlet(context);
        servlet.setPublishEvents(false);
        var registration = new ServletRegistrationBean<>(servlet, PATH);
        registration.setName("archive-uploads");
        long most = folder.largest().toBytes() + REST_OF_FORM;
        registration.setMultipartConfig(new MultipartConfigElement("", most, most, 0));
        return registration;
    }

    /** Stands before anything that reads the form, as the check of its token does. */
    static final class Gate extends OncePerRequestFilter {
        private final long most;

        Gate(ArchivesFolder folder) {
            this.most = folder.largest().toBytes() + REST_OF_FORM;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().equals(PATH);
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!(CurrentActor.get() instanceof Actor.Operator)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            } else if (request.getContentLengthLong() > most) {
                response.sendRedirect(TOO_LARGE);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
