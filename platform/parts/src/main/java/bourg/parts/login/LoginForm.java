package bourg.parts.login;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a login page: where it is sent and which fields it has. */
record LoginForm(String action, Map<String, String> fields, boolean asksPassword) {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\svalue=\"([^\"]*)\"");
    private static final Pattern ERROR =
            Pattern.compile(
                    "(?s)(?:kc-feedback-text|id=\"input-error[^\"]*\"|alert__title)[^>]*>(.*?)<");

    static LoginForm in(String page) {
        Matcher action = ACTION.matcher(page);
        Matcher error = ERROR.matcher(page);
        String complaint = error.find() ? error.group(1).strip() : "";
        if (!action.find() || !complaint.isEmpty()) {
            throw new IllegalStateException("The login page refuses: " + complaint + "\n" + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (name.find()) {
                fields.put(name.group(1), value.find() ? plain(value.group(1)) : "");
            }
        }
        return new LoginForm(plain(action.group(1)), fields, fields.containsKey("password"));
    }

    Map<String, String> fill(String username, String password) {
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.remove("rememberMe");
        if (filled.containsKey("username")) {
            filled.put("username", username);
        }
        if (asksPassword) {
            filled.put("password", password);
        }
        return filled;
    }

    private static String plain(String html) {
        return html.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'");
    }
}
