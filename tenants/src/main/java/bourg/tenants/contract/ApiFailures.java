package bourg.tenants.contract;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers every failure under /api/ with a problem; pages keep their own way of failing. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiFailures implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ApiFailures.class);

    private final Problems problems;

    ApiFailures(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        boolean forOthers =
                failure instanceof AccessDeniedException
                        || failure instanceof AuthenticationException;
        if (forOthers || !request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        Refusal refusal = Failures.toRefusal(failure);
        if (refusal.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error(
                    "Failed to answer {} {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure);
        } else if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.warn(
                    "Unavailable for {} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.toString());
        }
        try {
            problems.write(request, response, refusal);
        } catch (IOException callerGone) {
            LOG.debug("Nobody waits for the answer any more", callerGone);
        }
        return new ModelAndView();
    }
}
