package lv.leader.access;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts right now. */
public final class Actor {

    /** Acts where no person does: timers, messages, jobs. */
    public static final String SYSTEM = "system";

    private Actor() {}

    /** Id of the signed-in person, else {@link #SYSTEM}. */
    public static String current() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null || signedIn instanceof AnonymousAuthenticationToken ? SYSTEM : signedIn.getName();
    }
}
