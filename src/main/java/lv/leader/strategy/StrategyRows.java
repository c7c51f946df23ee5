package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import org.springframework.stereotype.Component;

/** An approved version as rows: from then on strict, and frozen by the database. */
@Component
class StrategyRows {

    private static final TypeReference<StrategyDraft> DRAFT = new TypeReference<>() {};

    private final StrategyMapper mapper;
    private final JsonText json;

    StrategyRows(StrategyMapper mapper, JsonText json) {
        this.mapper = mapper;
        this.json = json;
    }

    /** Makes rows of what stands written in the version. */
    void keep(UUID version, StrategyDraft draft) {
        draft.actions().forEach(action -> keep(version, action));
        mapper.keepInvolvement(version);
        mapper.keepTerritory(version);
        mapper.keepMembers(version);
        mapper.keepNeeds(version);
        mapper.keepObjectives(version);
        mapper.keepIndicators(version);
        mapper.keepSteps(version);
        mapper.keepCooperation(version);
        mapper.keepPlan(version);
    }

    /** An approved version as the document that a new one can begin with; empty before its approval. */
    Optional<StrategyDraft> draft(UUID version) {
        return mapper.approvedDraft(version).map(text -> json.read(text, DRAFT));
    }

    private void keep(UUID version, StrategyDraft.Action action) {
        UUID id = Ids.next();
        mapper.insertAction(new StrategyAction(
                id,
                version,
                action.code(),
                action.name(),
                action.fund(),
                action.activity(),
                action.cap(),
                action.intensity(),
                action.allocation(),
                action.roundKind(),
                action.minScore(),
                String.join(",", action.applicants())));
        int position = 0;
        for (var criterion : action.criteria()) {
            mapper.insertCriterion(new Criterion(
                    Ids.next(),
                    id,
                    ++position,
                    criterion.name(),
                    criterion.maxPoints(),
                    criterion.knockout(),
                    criterion.specific(),
                    criterion.next(),
                    criterion.aspect()));
        }
    }
}
