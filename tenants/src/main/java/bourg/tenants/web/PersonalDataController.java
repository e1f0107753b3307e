package bourg.tenants.web;

import bourg.tenants.Actor;
import bourg.tenants.Consenting;
import bourg.tenants.Consents;
import bourg.tenants.Erasing;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.ConsentDecision;
import bourg.tenants.web.api.ConsentEntry;
import bourg.tenants.web.api.ConsentLedger;
import bourg.tenants.web.api.ConsentState;
import bourg.tenants.web.api.ErasureReport;
import bourg.tenants.web.api.ErasureWish;
import bourg.tenants.web.api.PersonalData;
import bourg.tenants.web.api.PersonalDataApi;
import bourg.tenants.web.api.PersonalRecords;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands citizens everything that the city keeps about them, and forgets it when they ask. */
@RestController
class PersonalDataController implements PersonalDataApi {
    private static final String HOW = "api";

    private final bourg.tenants.PersonalData data;
    private final Consents consents;

    PersonalDataController(bourg.tenants.PersonalData data, Consents consents) {
        this.data = data;
        this.consents = consents;
    }

    @Override
    public PersonalData getPersonalData() {
        Actor.Citizen citizen = Caller.citizen();
        List<PersonalRecords> kinds =
                data.export(citizen.subject()).entrySet().stream()
                        .map(each -> new PersonalRecords(each.getKey(), each.getValue()))
                        .toList();
        return new PersonalData(
                citizen.city().toString(),
                citizen.subject(),
                OffsetDateTime.now(ZoneOffset.UTC),
                kinds);
    }

    @Override
    public ErasureReport reportErasure() {
        Actor.Citizen citizen = Caller.citizen();
        return RightsViews.report(citizen.city(), data.plan(citizen.subject()));
    }

    @Override
    public ErasureReport erasePersonalData(String idempotencyKey, ErasureWish wish) {
        Actor.Citizen citizen = Caller.citizen();
        return switch (data.erase(citizen, wish.getReportVersion(), language())) {
            case Erasing.Erased(var report) -> RightsViews.report(citizen.city(), report);
            case Erasing.Outdated _ ->
                    throw Refusal.of(HttpStatus.CONFLICT, "erasure_report_outdated").toProblem();
        };
    }

    /** The language of the letter is one that the city speaks. */
    private static Locale language() {
        List<Locale> spoken = Caller.onCitySite().city().languages();
        String asked = LocaleContextHolder.getLocale().getLanguage();
        return spoken.stream()
                .filter(each -> each.getLanguage().equals(asked))
                .findFirst()
                .orElseGet(spoken::getFirst);
    }

    @Override
    public ConsentLedger getConsents() {
        String citizen = Caller.citizen().subject();
        List<ConsentEntry> entries =
                consents.history(citizen).stream().map(RightsViews::entry).toList();
        return new ConsentLedger(
                consents.states(citizen).stream().map(RightsViews::state).toList(), entries);
    }

    @Override
    public ConsentState decideConsent(String idempotencyKey, ConsentDecision decision) {
        Consenting done =
                consents.say(
                        Caller.citizen().subject(),
                        RightsViews.purpose(decision.getPurpose()),
                        decision.getTextVersion(),
                        decision.getGiven(),
                        HOW);
        return switch (done) {
            case Consenting.Noted(var state) -> RightsViews.state(state);
            case Consenting.OtherText(var version) ->
                    throw Refusal.of(HttpStatus.CONFLICT, "consent_text_outdated", version)
                            .toProblem();
        };
    }
}
