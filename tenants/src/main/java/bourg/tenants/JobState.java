package bourg.tenants;

/** Where a job stands; a job that is stopped or has failed can be taken up again. */
public enum JobState {
    RUNNING,
    STOPPING,
    STOPPED,
    DONE,
    FAILED;

    /** Whether it may still come further by itself. */
    public boolean isUnderWay() {
        return this == RUNNING || this == STOPPING;
    }
}
