package bourg.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** The hosted page on which a city or a partner says who it is and where its money should go. */
final class OnboardingPage {

    /** Stripe's test numbers only: a real account's number has no business here. */
    private static final Set<String> NUMBERS =
            Set.of("000123456789", "DE89370400440532013000", "FR1420041010050500013M02606");

    private final Store store;
    private final Accounts accounts;

    OnboardingPage(Store store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    ServerResponse show(ServerRequest request) {
        ObjectNode link = link(request);
        return link != null && usable(link)
                ? form(request, link, Set.of())
                : unusable(request, link);
    }

    ServerResponse submit(ServerRequest request) {
        ObjectNode link = link(request);
        if (link == null || !usable(link)) {
            return unusable(request, link);
        }
        Set<String> wrong = wrong(request);
        if (!wrong.isEmpty()) {
            return form(request, link, wrong);
        }
        Map<String, String> answers =
                Map.of(
                        "business_name", Form.typed(request, "business_name"),
                        "representative", Form.typed(request, "representative"));
        boolean first =
                store.commit(change -> {
                    ObjectNode now = change.get(link.get("id").asString());
                    if (now.get("_used").asBoolean()) {
                        return false;
                    }
                    change.put(now.put("_used", true));
                    accounts.complete(change, link.get("account").asString(), answers);
                    return true;
                });
        return Page.redirect(link.get(first ? "_return_url" : "_refresh_url").asString());
    }

    private static Set<String> wrong(ServerRequest request) {
        Set<String> wrong = new HashSet<>();
        for (String each : Set.of("business_name", "representative")) {
            if (Form.typed(request, each).isEmpty()) {
                wrong.add(each);
            }
        }
        if (!NUMBERS.contains(Form.typed(request, "account_number").replaceAll("[\\s-]", ""))) {
            wrong.add("account_number");
        }
        if (Form.typed(request, "confirm").isEmpty()) {
            wrong.add("confirm");
        }
        return wrong;
    }

    private @Nullable ObjectNode link(ServerRequest request) {
        return store.commit(
                change -> change.find(AccountLinks.KIND, request.pathVariable("token")));
    }

    private static boolean usable(ObjectNode link) {
        return !link.get("_used").asBoolean()
                && Instant.parse(link.get("expires_at").asString()).isAfter(Instant.now());
    }

    private static ServerResponse unusable(ServerRequest request, @Nullable ObjectNode link) {
        if (link != null) {
            return Page.redirect(link.get("_refresh_url").asString());
        }
        Texts texts = Texts.of(request, null);
        return new Page(texts)
                .heading(texts.text("onboarding.unknown"))
                .paragraph(texts.text("onboarding.unknown.help"))
                .answer(404, texts.text("onboarding.unknown"));
    }

    private ServerResponse form(ServerRequest request, ObjectNode link, Set<String> wrong) {
        Texts texts = Texts.of(request, null);
        String name =
                store.commit(change -> change.get(link.get("account").asString()))
                        .path("display_name")
                        .asString("");
        Form form =
                new Form(request, texts, wrong)
                        .field("onboarding", "business_name", name, "organization")
                        .field("onboarding", "representative", "", "name")
                        .field("onboarding", "account_number", "", "off");
        String problem = wrong.contains("confirm") ? texts.text("onboarding.confirm.problem") : "";
        var confirm =
                new Field("confirm", texts.text("onboarding.confirm"), "", "yes", problem, "off");
        var problems = new ArrayList<>(form.problems());
        if (confirm.isWrong()) {
            problems.add(confirm);
        }
        Page page = new Page(texts).problems(problems);
        page.heading(texts.text("onboarding.title", name));
        page.paragraph(texts.text("onboarding.help"));
        page.html("<form method=\"post\" action=\"?lang=" + texts.language() + "\" novalidate>");
        form.fields().forEach(each -> page.html(each.html()));
        page.html(checkbox(confirm, !Form.typed(request, "confirm").isEmpty()));
        page.html(
                "<button>%s</button></form>"
                        .formatted(Page.escape(texts.text("onboarding.submit"))));
        return page.answer(wrong.isEmpty() ? 200 : 422, texts.text("onboarding.title", name));
    }

    private static String checkbox(Field field, boolean checked) {
        return """
        <div class="field check%s">%s<input type="checkbox" id="confirm" name="confirm" value="yes"%s%s>
        <label for="confirm">%s</label></div>
        """
                .formatted(
                        field.isWrong() ? " wrong" : "",
                        field.isWrong()
                                ? "<p class=\"problem\" id=\"confirm-problem\">"
                                        + Page.escape(field.problem())
                                        + "</p>"
                                : "",
                        checked ? " checked" : "",
                        field.isWrong()
                                ? " aria-invalid=\"true\" aria-describedby=\"confirm-problem\""
                                : "",
                        Page.escape(field.label()));
    }
}
