package lv.leader.eps;

import java.util.Set;
import java.util.UUID;
import lv.leader.claim.Claims;
import org.springframework.stereotype.Component;

/** Which projects are being carried out, with their last payment not asked for: these can still change or be given up. */
@Component
record UnderWay(Claims claims) {

    boolean is(Standing standing) {
        UUID application = standing.application().id();
        return standing.status().equals("implementation")
                && claims.withoutFinal(Set.of(application)).contains(application);
    }
}
