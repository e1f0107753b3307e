package bourg.tenants;

import java.util.Arrays;
import java.util.Optional;

/** The province or territory whose taxes a city's sales carry. */
public enum TaxRegion {
    CA_AB,
    CA_BC,
    CA_MB,
    CA_NB,
    CA_NL,
    CA_NS,
    CA_NT,
    CA_NU,
    CA_ON,
    CA_PE,
    CA_QC,
    CA_SK,
    CA_YT;

    /** The ISO 3166-2 code, such as {@code CA-QC}. */
    public String code() {
        return name().replace('_', '-');
    }

    public static Optional<TaxRegion> ofCode(String code) {
        return Arrays.stream(values()).filter(region -> region.code().equals(code)).findFirst();
    }
}
