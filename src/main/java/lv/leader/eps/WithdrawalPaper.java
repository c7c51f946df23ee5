package lv.leader.eps;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lv.leader.application.Applications;
import org.springframework.stereotype.Component;

/** The applicant takes an application back before LAD has decided. */
@Component
class WithdrawalPaper implements Paper.OnCase {

    private static final Set<String> POSSIBLE = Set.of(
            "submitted",
            "lag-assessment",
            "scoring",
            "lag-reconsideration",
            "reserve",
            "lad-assessment",
            "clarification");

    private final Applications applications;

    WithdrawalPaper(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String kind() {
        return "withdrawal";
    }

    @Override
    public List<Possible> possible(Standing standing) {
        return POSSIBLE.contains(standing.status())
                        && !applications.isWithdrawn(standing.application().id())
                ? List.of(possible(standing, null))
                : List.of();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        applications.withdraw(draft.subject(), person.getName(), String.valueOf(values.get("reason")));
        return draft.subject();
    }
}
