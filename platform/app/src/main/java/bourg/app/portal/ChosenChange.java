package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.marketplace.Adoptions;
import bourg.marketplace.BasketLines;
import bourg.marketplace.Forms;
import bourg.marketplace.LiveService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves what was filled in between the form of a service and the basket; nothing typed is lost. */
@Component
class ChosenChange {
    private final Applications applications;
    private final Adoptions adoptions;
    private final Forms forms;
    private final Chosen chosen;

    ChosenChange(Applications applications, Adoptions adoptions, Forms forms, Chosen chosen) {
        this.applications = applications;
        this.adoptions = adoptions;
        this.forms = forms;
        this.chosen = chosen;
    }

    /** Into the basket, and the form is empty for another one. */
    String add(Application application, HttpServletRequest request, HttpServletResponse response) {
        if (!chosen.add(application, request, response)) {
            return "redirect:/basket?notice=full";
        }
        applications.forget(application, request);
        return "redirect:/basket?notice=added";
    }

    /** Out of the basket, back into the form; nothing if the service is gone. */
    Optional<String> reopen(
            BasketLines.Line line, HttpServletRequest request, HttpServletResponse response) {
        return adoptions
                .liveService(Caller.city().id(), line.wish().service())
                .map(service -> reopen(line, service, request, response));
    }

    private String reopen(
            BasketLines.Line line,
            LiveService service,
            HttpServletRequest request,
            HttpServletResponse response) {
        Application typed =
                applications
                        .of(service, request)
                        .withAnswers(
                                forms.parse(service.content().form())
                                        .toStrings(line.wish().answers()))
                        .with(Application.QUANTITY, Integer.toString(line.wish().quantity()));
        Application application = Claimed.reopened(typed, line.wish().claim());
        applications.keep(application, request, response);
        chosen.remove(line.id(), request);
        return "redirect:/services/" + service.id() + "/form";
    }
}
