package bourg.tenants;

/**
 * Does one kind of long work, in any module. It is called again after a kill, a failure or a stop,
 * until it returns: skip what is already done.
 */
public interface JobWork {
    /** The stable name of the kind, such as {@code export-city}. */
    String kind();

    /**
     * Does what is left, with the job's city bound if it has one, and no transaction open.
     *
     * @throws Exception tried again after a pause; after five in a row the job has failed
     */
    void run(Job job, Progress progress) throws Exception;
}
