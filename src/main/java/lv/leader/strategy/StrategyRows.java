package lv.leader.strategy;

import java.util.UUID;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;

/** An approved version as rows: from then on strict, and frozen by the database. */
@Component
class StrategyRows {

    private final StrategyMapper mapper;

    StrategyRows(StrategyMapper mapper) {
        this.mapper = mapper;
    }

    void keep(UUID version, StrategyDraft draft) {
        draft.territory().forEach(area -> mapper.insertArea(version, area));
        int position = 0;
        for (var member : draft.members()) {
            mapper.insertMember(version, ++position, member);
        }
        position = 0;
        for (var objective : draft.objectives()) {
            mapper.insertObjective(version, ++position, objective);
        }
        draft.plan().forEach(year -> mapper.insertPlanYear(version, year));
        for (var action : draft.actions()) {
            UUID id = Ids.next();
            mapper.insertAction(new StrategyAction(
                    id,
                    version,
                    action.code(),
                    action.name(),
                    action.cap(),
                    action.intensity(),
                    action.allocation(),
                    action.roundKind(),
                    action.minScore(),
                    String.join(",", action.applicants())));
            position = 0;
            for (var criterion : action.criteria()) {
                mapper.insertCriterion(new Criterion(
                        Ids.next(),
                        id,
                        ++position,
                        criterion.name(),
                        criterion.maxPoints(),
                        criterion.knockout(),
                        criterion.specific()));
            }
        }
    }
}
