package lv.leader.refusal;

/** Carries a {@link Refusal} out of a transaction. Web layers answer 409 (or 403, 404) with code, facts and text. */
public class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + " " + refusal.facts());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
