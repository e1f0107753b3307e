package bourg.tenants.web;

import bourg.tenants.AuditVerdict;
import bourg.tenants.AuditVerifier;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.AuditTampering;
import bourg.tenants.web.api.AuditTrailApi;
import bourg.tenants.web.api.AuditVerification;
import java.util.Locale;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators ask whether a city's audit trail is as it was written. */
@RestController
class AuditController implements AuditTrailApi {
    private final Cities cities;
    private final AuditVerifier verifier;

    AuditController(Cities cities, AuditVerifier verifier) {
        this.cities = cities;
        this.verifier = verifier;
    }

    @Override
    public AuditVerification verifyAuditTrail(String cityId) {
        Caller.operator();
        return CityId.parse(cityId)
                .flatMap(cities::find)
                .filter(AuditController::hasTrail)
                .map(city -> view(verifier.verify(city.id())))
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }

    private static boolean hasTrail(City city) {
        return city.state() != CityState.PROVISIONING && city.state() != CityState.CLOSED;
    }

    private static AuditVerification view(AuditVerdict verdict) {
        AuditVerification view =
                new AuditVerification(
                        verdict.city().toString(), verdict.isIntact(), verdict.entries());
        AuditVerdict.Fault fault = verdict.fault();
        if (fault != null) {
            view.tampering(
                            AuditTampering.fromValue(
                                    fault.tampering().name().toLowerCase(Locale.ROOT)))
                    .brokenAt(fault.sequence());
        }
        AuditVerdict.Head head = verdict.head();
        if (head != null) {
            view.witnessed(head.sequence()).witnessedAt(Views.time(head.at()));
        }
        return view;
    }
}
