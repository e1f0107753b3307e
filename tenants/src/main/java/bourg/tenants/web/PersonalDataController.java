package bourg.tenants.web;

import bourg.tenants.Actor;
import bourg.tenants.contract.Caller;
import bourg.tenants.web.api.PersonalData;
import bourg.tenants.web.api.PersonalDataApi;
import bourg.tenants.web.api.PersonalRecords;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** Hands citizens everything that the city keeps about them. */
@RestController
class PersonalDataController implements PersonalDataApi {
    private final bourg.tenants.PersonalData data;

    PersonalDataController(bourg.tenants.PersonalData data) {
        this.data = data;
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
}
