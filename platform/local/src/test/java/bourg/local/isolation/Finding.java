package bourg.local.isolation;

/** Something that must not be: what kind, in which operation, of which city, and how it was got. */
record Finding(Kind kind, String operation, String city, String words) {

    /** What went wrong. */
    enum Kind {
        /** What is one city's was shown to somebody whom it does not concern. */
        LEAK,
        /** What is there answers otherwise than what is not. */
        ORACLE,
        /** A row of another city was written. */
        FOREIGN_WRITE,
        /** A failure of ours, which proves nothing. */
        FAILURE
    }

    @Override
    public String toString() {
        return kind + " " + operation + " (" + city + "): " + words;
    }
}
