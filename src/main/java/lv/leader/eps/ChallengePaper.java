package lv.leader.eps;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.challenge.Challenges;
import org.springframework.stereotype.Component;

/** The applicant does not agree with the decision on funding. */
@Component
class ChallengePaper implements Paper.OnCase {

    static final String KIND = "challenge";

    private final Challenges challenges;

    ChallengePaper(Challenges challenges) {
        this.challenges = challenges;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Possible> possible(Standing standing) {
        UUID application = standing.application().id();
        return challenges.open(application) ? List.of(possible(standing, challenges.until(application))) : List.of();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        challenges.submit(draft.subject(), values.get("demand") + "\n\n" + values.get("reasons"), person.getName());
        return draft.subject();
    }
}
