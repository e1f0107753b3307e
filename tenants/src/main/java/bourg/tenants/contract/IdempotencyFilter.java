package bourg.tenants.contract;

import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a repeated POST under /api/ with the first answer; runs after the caller is known. */
@Component
@Order(IdempotencyFilter.AFTER_SECURITY)
class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    static final int AFTER_SECURITY = 100;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,255}");
    private static final int LARGEST_BODY = 1_000_000;

    private final IdempotentAnswers answers;
    private final Problems problems;

    IdempotencyFilter(IdempotentAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            problems.write(
                    request,
                    response,
                    Refusal.of(HttpStatus.BAD_REQUEST, "idempotency_key_invalid"));
            return;
        }
        if (StreamedFile.isIn(request)) {
            // A file streams past: its length stands for what is in it.
            byte[] length =
                    String.valueOf(request.getContentLengthLong()).getBytes(StandardCharsets.UTF_8);
            answerOnce(request, length, response, chain);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            problems.write(
                    request,
                    response,
                    Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "request_too_large"));
            return;
        }
        answerOnce(new RereadRequest(request, body), body, response, chain);
    }

    private void answerOnce(
            HttpServletRequest request,
            byte[] body,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            var attempt =
                    new IdempotentAnswers.Attempt(
                            caller(), request.getHeader(HEADER), RequestHash.of(request, body));
            answer(attempt, request, response, chain);
        } catch (RuntimeException failure) {
            problems.write(request, response, Outages.refusal(failure).orElseThrow(() -> failure));
        }
    }

    private void answer(
            IdempotentAnswers.Attempt attempt,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        switch (answers.begin(attempt)) {
            case IdempotentAnswers.First _ -> first(attempt, request, response, chain);
            case IdempotentAnswers.Known known -> known.replay(response);
            case IdempotentAnswers.InProgress _ ->
                    problems.write(
                            request,
                            response,
                            Refusal.of(HttpStatus.CONFLICT, "idempotency_in_progress"));
            case IdempotentAnswers.OtherRequest _ ->
                    problems.write(
                            request,
                            response,
                            Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused"));
        }
    }

    private void first(
            IdempotentAnswers.Attempt attempt,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, recorded);
            answered = true;
        } finally {
            settle(attempt, recorded, answered);
        }
        recorded.copyBodyToResponse();
    }

    /** Only what a caller can do nothing about is forgotten, so that it may be tried again. */
    private void settle(
            IdempotentAnswers.Attempt attempt,
            ContentCachingResponseWrapper recorded,
            boolean answered) {
        int status = recorded.getStatus();
        if (answered && status < HttpStatus.INTERNAL_SERVER_ERROR.value() && status != 401) {
            answers.remember(attempt, IdempotentAnswers.Known.of(recorded));
        } else {
            answers.forget(attempt);
        }
    }

    private static String caller() {
        return switch (CurrentActor.get()) {
            case Actor.Operator operator -> "operator:" + operator.subject();
            case Actor.Staff staff -> "staff:" + staff.subject();
            case Actor.PartnerMember member ->
                    "partner:" + member.partnerAlias() + ":" + member.subject();
            case Actor.Citizen citizen -> "citizen:" + citizen.subject();
            case Actor.Anonymous _ -> "anonymous";
        };
    }
}
