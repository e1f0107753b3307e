package bourg.marketplace;

import bourg.tenants.TakenCodes;
import org.springframework.stereotype.Component;

/** The aliases of partners, none of which a city may take for its code. */
@Component
record PartnerAliases(PartnerRows rows) implements TakenCodes {
    @Override
    public boolean isTaken(String code) {
        return rows.byAlias(code).isPresent();
    }
}
