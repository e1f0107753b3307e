package bourg.tenants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a city asks its citizens' consent for; what an order needs is no question of consent. A text
 * that changes its meaning gets a new version.
 */
public enum ConsentPurpose {
    CITY_NEWS(1),
    SERVICE_SURVEY(1);

    private final int textVersion;

    ConsentPurpose(int textVersion) {
        this.textVersion = textVersion;
    }

    public int textVersion() {
        return textVersion;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConsentPurpose> named(String code) {
        return Arrays.stream(values()).filter(purpose -> purpose.code().equals(code)).findFirst();
    }
}
