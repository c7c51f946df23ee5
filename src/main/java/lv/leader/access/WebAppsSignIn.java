package lv.leader.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.context.SecurityContextHolder;

/** Hands Tasklist, Cockpit and Admin the person who signed in: one sign-in for all surfaces. */
public class WebAppsSignIn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !signedIn.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        var staff = new Staff(engine.getIdentityService());
        var result = AuthenticationResult.successful(signedIn.getName());
        result.setGroups(staff.groupsOf(signedIn.getName()));
        result.setTenants(staff.tenantsOf(signedIn.getName()));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
