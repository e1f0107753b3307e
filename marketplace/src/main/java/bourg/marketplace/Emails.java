package bourg.marketplace;

import java.util.regex.Pattern;

/** Tells an e-mail address from a typing error; only a message that arrives proves more. */
final class Emails {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\".]+(\\.[^\\s@<>\".]+)+");
    private static final int LONGEST = 254;

    private Emails() {}

    static boolean plausible(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }
}
