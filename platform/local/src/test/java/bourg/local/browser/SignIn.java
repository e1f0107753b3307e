package bourg.local.browser;

/** The sign-in of Keycloak, as a person fills it. */
record SignIn(Visitor visitor) {

    /**
     * Signs in on the page being shown; where people belong to organizations it asks in two steps.
     */
    void as(String email, String password) {
        visitor.typeAt("#username", email);
        if (visitor.page().locator("#password").count() == 0) {
            visitor.activateAt("#kc-login");
        }
        visitor.typeAt("#password", password);
        visitor.activateAt("#kc-login");
    }
}
