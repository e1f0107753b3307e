package bourg.marketplace;

/** Why a subscription has ended. */
public enum EndCause {
    /** The person cancelled it, with effect at once. */
    PERSON,
    CITY,
    /** The bank refused the renewal once too often. */
    UNPAID,
    /** The last period is over, as the person wished. */
    PERIOD_OVER,
    /** The city does not offer the service any more. */
    SERVICE_GONE,
    /** The city is on its way out, and nothing was paid that would last. */
    CITY_CLOSES,
    /** City or partner refused the order of a period, and gave the money back. */
    REFUSED,
    /** The person gave up before it began. */
    NOT_BEGUN,
    /** It would have begun with a trial that the person has had since. */
    TRIAL_HAD
}
