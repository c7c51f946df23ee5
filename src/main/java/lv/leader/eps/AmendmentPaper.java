package lv.leader.eps;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.amendment.Amendments;
import org.springframework.stereotype.Component;

/** The beneficiary asks for a change of the project before it is made. */
@Component
class AmendmentPaper implements Paper.OnCase {

    private final Amendments amendments;
    private final UnderWay underWay;

    AmendmentPaper(Amendments amendments, UnderWay underWay) {
        this.amendments = amendments;
        this.underWay = underWay;
    }

    @Override
    public String kind() {
        return "amendment-request";
    }

    @Override
    public List<Possible> possible(Standing standing) {
        return underWay.is(standing) ? List.of(possible(standing, null)) : List.of();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        Object newEnd = values.get("newEnd");
        amendments.request(
                draft.subject(),
                values.get("change") + "\n\n" + values.get("reasons"),
                newEnd == null || newEnd.equals("") ? null : LocalDate.parse(newEnd.toString()),
                person.getName());
        return draft.subject();
    }
}
