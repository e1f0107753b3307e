package bourg.sandbox;

import java.net.URI;

/** Addresses that a browser is sent back to. */
final class Urls {

    private Urls() {}

    static String require(Parameters parameters, String param) {
        String given = parameters.required(param);
        if (!isWeb(given.replace("{CHECKOUT_SESSION_ID}", "x"))) {
            throw Refused.invalid("url_invalid", "Not a valid URL", param);
        }
        return given;
    }

    private static boolean isWeb(String given) {
        try {
            URI uri = URI.create(given);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
