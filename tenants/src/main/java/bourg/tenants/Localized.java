package bourg.tenants;

import java.util.Locale;

/** The same text in French and in English. */
public record Localized(String french, String english) {
    /** French for any French locale, English for all others. */
    public String in(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? french : english;
    }
}
