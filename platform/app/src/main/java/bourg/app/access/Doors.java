package bourg.app.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What happens to those who may not come in: asked to sign in, turned away, or told what failed.
 */
final class Doors {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private Doors() {}

    /** Sends people who are not signed in to sign in, and back here afterwards. */
    record Entry(String prefix) implements AuthenticationEntryPoint {
        @Override
        public void commence(
                HttpServletRequest request,
                HttpServletResponse response,
                AuthenticationException failure)
                throws IOException {
            String query = request.getQueryString();
            String here = request.getRequestURI() + (query == null ? "" : "?" + query);
            boolean canRepeat = request.getMethod().equals("GET");
            response.sendRedirect(
                    prefix
                            + "/sign-in"
                            + (canRepeat
                                    ? "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8)
                                    : ""));
        }
    }

    /** Shows the 403 page, or the one for forms that were open too long. */
    record Denied() implements AccessDeniedHandler {
        @Override
        public void handle(
                HttpServletRequest request,
                HttpServletResponse response,
                AccessDeniedException failure)
                throws IOException {
            if (failure instanceof CsrfException) {
                request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Says that signing in did not work; the log gets the code, never the person. */
    record Failed(String prefix) implements AuthenticationFailureHandler {
        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request,
                HttpServletResponse response,
                AuthenticationException failure)
                throws IOException {
            String code =
                    failure instanceof OAuth2AuthenticationException oauth
                            ? oauth.getError().getErrorCode()
                            : "failed";
            LOG.warn("A sign-in failed: {}", code);
            boolean noRole = code.equals(SignedInUsers.NO_ROLE_HERE);
            response.sendRedirect(prefix + "/sign-in-failed" + (noRole ? "?reason=" + code : ""));
        }
    }
}
