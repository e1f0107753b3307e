package bourg.sandbox;

/** When the banks answer a debit. */
record Banks(Settings settings, Clock clock) {
    /** Seconds since the epoch. */
    long answerDue() {
        return clock.now() + settings.bankDelay().toSeconds();
    }

    boolean isDue(long at) {
        return at <= clock.now();
    }
}
