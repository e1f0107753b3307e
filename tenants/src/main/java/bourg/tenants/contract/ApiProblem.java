package bourg.tenants.contract;

/** Thrown by controllers only, to answer with a refusal as a problem (RFC 9457). */
public final class ApiProblem extends RuntimeException {
    private final transient Refusal refusal;

    public ApiProblem(Refusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
