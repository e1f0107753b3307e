package bourg.app.pages;

import bourg.tenants.CityMoving;
import bourg.tenants.CityReadOnly;
import bourg.tenants.contract.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says what went wrong in the site's own look, and never in a stack trace. */
@Controller
@ControllerAdvice("bourg.app")
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final String VIEW = "pages/error";

    @RequestMapping("/error")
    String failed(HttpServletRequest request, HttpServletResponse response, Model model) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(code);
        if (request.getAttribute(Refusal.ATTRIBUTE) instanceof Refusal refusal) {
            model.addAttribute("kind", refusal.code());
            return "pages/closed";
        }
        page(code, model);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof CsrfException) {
            model.addAttribute("kind", "expired");
        }
        return VIEW;
    }

    @ExceptionHandler(NotHere.class)
    String notHere(HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return page(HttpServletResponse.SC_NOT_FOUND, model);
    }

    /** The database is away: the person is asked to come back, and nothing typed before is lost. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        SQLTransientConnectionException.class
    })
    String unavailable(Exception failure, HttpServletResponse response, Model model) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof CityMoving) {
            return comeAgain("moving", response, model);
        }
        LOG.error("A database does not answer", failure);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        return page(HttpServletResponse.SC_SERVICE_UNAVAILABLE, model);
    }

    @ExceptionHandler(CityMoving.class)
    String moving(HttpServletResponse response, Model model) {
        return comeAgain("moving", response, model);
    }

    @ExceptionHandler(CityReadOnly.class)
    String readOnly(HttpServletResponse response, Model model) {
        return comeAgain("read_only", response, model);
    }

    private static String comeAgain(String kind, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        model.addAttribute("kind", kind);
        return VIEW;
    }

    private static String page(int code, Model model) {
        model.addAttribute("kind", kind(code));
        @Nullable String trace = code >= 500 ? MDC.get("trace_id") : null;
        model.addAttribute("trace", trace == null ? "" : trace);
        return VIEW;
    }

    private static String kind(int code) {
        return switch (code) {
            case 401, 403 -> "forbidden";
            case 404, 405 -> "not_found";
            case 502, 503, 504 -> "unavailable";
            default -> code < 500 ? "bad_request" : "failed";
        };
    }
}
