package lv.leader.eps;

import java.io.Serializable;
import java.security.Principal;

/**
 * The signed-in person.
 *
 * @param userName of the account
 * @param name as shown
 */
record Applicant(String userName, String name) implements Principal, Serializable {

    /** Never the same as a staff member's, so that the audit doesn't confuse them. */
    @Override
    public String getName() {
        return "eps:" + userName;
    }
}
