package lv.leader.eps;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.recovery.Recoveries;
import org.springframework.stereotype.Component;

/** What the beneficiary says before it is decided whether support is repaid. */
@Component
class ExplanationPaper implements Paper.Awaited {

    private final Recoveries recoveries;

    ExplanationPaper(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @Override
    public String kind() {
        return "recovery-explanation";
    }

    @Override
    public List<Possible> possible(List<Standing> standings) {
        Map<UUID, Standing> byCase = standings.stream()
                .collect(Collectors.toMap(one -> one.application().id(), Function.identity()));
        return recoveries.toExplain(byCase.keySet()).stream()
                .map(asked -> possible(byCase.get(asked.application()), asked.until()))
                .toList();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        recoveries.explain(draft.subject(), String.valueOf(values.get("explanation")), person.getName());
        return draft.subject();
    }
}
