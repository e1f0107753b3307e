package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.Cities;
import bourg.tenants.Opening;
import bourg.tenants.TaxRegion;
import bourg.tenants.trial.TestCities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A city and a partner never share the name of an organization, whoever comes first. */
@MarketplaceTest
class PartnerAliasesTests {
    private final Stall stall;
    private final Cities cities;

    @Autowired
    PartnerAliasesTests(Stall stall, Cities cities) {
        this.stall = stall;
        this.cities = cities;
    }

    @Test
    void aCityCannotTakeThePartnersAlias() {
        assertThat(stall.partner("Sainte Rive").alias()).isEqualTo("sainte-rive");
        assertThat(open("sainte-rive")).isInstanceOf(Opening.CodeTaken.class);
    }

    @Test
    void aPartnerGetsAnotherAliasThanTheCitysCode() {
        assertThat(open("belle-rive")).isInstanceOf(Opening.Opened.class);
        assertThat(stall.partner("Belle Rive").alias()).isEqualTo("belle-rive-2");
    }

    private Opening open(String code) {
        return cities.open(
                TestCities.wish(code, List.of("fr"), "America/Toronto", TaxRegion.CA_QC));
    }
}
