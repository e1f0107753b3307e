package bourg.local.browser;

/** The payment provider's page on which a party says who it is and where its share goes. */
record Onboarding(Visitor visitor) {

    void complete(String name) {
        visitor.press("onboarding.submit");
        visitor.seeFaults(3);
        visitor.look("sandbox-onboarding-faults");
        visitor.type(say("onboarding.business_name"), name);
        visitor.type(say("onboarding.representative"), "Théo Morin");
        visitor.type(say("onboarding.account_number"), "000123456789");
        visitor.choose(say("onboarding.confirm"));
        visitor.press("onboarding.submit");
    }

    private String say(String key) {
        return visitor.words().say(key);
    }
}
