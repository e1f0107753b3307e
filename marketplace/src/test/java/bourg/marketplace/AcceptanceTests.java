package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.trial.TestCities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MarketplaceTest
class AcceptanceTests {
    private final Stall stall;
    private final JdbcClient federation;
    private final TestCities cities;

    @Autowired
    AcceptanceTests(
            Stall stall, @Qualifier("federation") JdbcClient federation, TestCities cities) {
        this.stall = stall;
        this.federation = federation;
        this.cities = cities;
    }

    @Test
    void whatBothHaveAcceptedIsRecordedAndNeverChanges() {
        Offer offer =
                stall.published(stall.partner("Accepte"), Stall.content("Accepte", "Accepted"));
        Adoption adoption = stall.adopted(cities.quebec("acceptante"), offer);
        Acceptance acceptance = adoption.agreements().getFirst().acceptance();
        assertThat(acceptance.partnerVersion()).isEqualTo(offer.version());
        assertThat(acceptance.partnerAt()).isEqualTo(offer.publishedAt());
        assertThat(acceptance.cityAt()).isAfterOrEqualTo(offer.publishedAt());
        for (String change :
                List.of(
                        "update agreement set city_share = 1100, partner_share = 8400 where adoption = ?",
                        "update agreement set city_by = 'somebody' where adoption = ?",
                        "update agreement set agreed_at = agreed_at - interval '1 day' where adoption = ?",
                        "delete from agreement where adoption = ?")) {
            refused(adoption, change);
        }
        on(adoption, "update agreement set valid_until = date '2090-01-01' where adoption = ?");
        refused(adoption, "update agreement set valid_until = null where adoption = ?");
        on(adoption, "update agreement set ended = true where adoption = ?");
        refused(adoption, "update agreement set ended = false where adoption = ?");
    }

    private void refused(Adoption adoption, String sql) {
        assertThatThrownBy(() -> on(adoption, sql))
                .as(sql)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never changes");
    }

    private void on(Adoption adoption, String sql) {
        federation.sql(sql).param(adoption.id().value()).update();
    }
}
