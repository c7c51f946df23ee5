package lv.leader.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;

/**
 * Where a case stands, with which body and since when: written by the diagrams themselves, from the extension
 * properties {@code status} and {@code body} of their elements.
 */
@Component
public class CaseTimeline {

    private final CaseTimelineMapper mapper;

    CaseTimeline(CaseTimelineMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A stay of a case.
     *
     * @param status public status word, for example {@code lag-assessment}
     * @param body who has the case: applicant, lag, committee, lad
     */
    public record Stay(UUID caseId, String status, String body, String process, String element, Instant since) {}

    public Optional<Stay> now(UUID caseId) {
        return mapper.last(caseId);
    }

    /**
     * Where each of some cases stands; a case whose process has not begun is left out.
     *
     * @param beside diagrams that run beside the case's way and don't say where it stands
     */
    public Map<UUID, Stay> now(Collection<UUID> cases, Collection<String> beside) {
        return cases.isEmpty()
                ? Map.of()
                : mapper.latest(List.copyOf(cases), List.copyOf(beside)).stream()
                        .collect(Collectors.toMap(Stay::caseId, Function.identity()));
    }

    /** All stays in the order they began: the time between two is how long it sat there. */
    public List<Stay> of(UUID caseId) {
        return mapper.all(caseId);
    }

    void record(UUID caseId, String status, String body, String process, String element) {
        mapper.insert(Ids.next(), caseId, status, body, process, element);
    }
}
