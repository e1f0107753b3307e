package bourg.tenants;

/** Ends a job's work because somebody asked for it to stop; let it pass. */
public final class JobStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobStopped() {
        super("Stopped as asked", null, false, false);
    }
}
