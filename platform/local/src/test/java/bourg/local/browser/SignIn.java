package bourg.local.browser;

import com.microsoft.playwright.Page;

/** The sign-in of Keycloak, as a person fills it. */
record SignIn(Visitor visitor) {

    /**
     * Signs in on the page being shown; where people belong to organizations it asks in two steps.
     */
    void as(String email, String password) {
        Page page = visitor.page();
        page.locator("#username").fill(email);
        if (page.locator("#password").count() == 0) {
            page.locator("#kc-login").click();
        }
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }
}
