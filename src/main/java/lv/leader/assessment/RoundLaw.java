package lv.leader.assessment;

import java.util.UUID;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import org.springframework.stereotype.Component;

/** The programme's numbers as they were pinned when a round was published. */
@Component
class RoundLaw {

    private final Calls calls;
    private final Programme programme;

    RoundLaw(Calls calls, Programme programme) {
        this.calls = calls;
        this.programme = programme;
    }

    Parameters of(UUID call) {
        CallTerms terms = calls.terms(calls.actions(call).get(0).id());
        return programme.of(call, terms.fund(), terms.period());
    }
}
