package lv.leader.eps;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.amendment.Amendments;
import lv.leader.claim.Claims;
import org.springframework.stereotype.Component;

/** The beneficiary asks for a change of the project before it is made. */
@Component
class AmendmentPaper implements Paper.OnCase {

    private final Amendments amendments;
    private final Claims claims;

    AmendmentPaper(Amendments amendments, Claims claims) {
        this.amendments = amendments;
        this.claims = claims;
    }

    @Override
    public String kind() {
        return "amendment-request";
    }

    @Override
    public List<Possible> possible(Standing standing) {
        return standing.status().equals("implementation")
                        && !claims.withoutFinal(List.of(standing.application().id()))
                                .isEmpty()
                ? List.of(possible(standing, null))
                : List.of();
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
