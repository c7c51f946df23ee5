package lv.leader.eps;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.claim.Implementations;
import org.springframework.stereotype.Component;

/** The beneficiary does not carry an approved project out. */
@Component
class GivingUpPaper implements Paper.OnCase {

    private final Implementations implementations;
    private final UnderWay underWay;

    GivingUpPaper(Implementations implementations, UnderWay underWay) {
        this.implementations = implementations;
        this.underWay = underWay;
    }

    @Override
    public String kind() {
        return "giving-up";
    }

    @Override
    public List<Possible> possible(Standing standing) {
        return underWay.is(standing) ? List.of(possible(standing, null)) : List.of();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        implementations.giveUp(draft.subject(), String.valueOf(values.get("reasons")), person.getName());
        return draft.subject();
    }
}
