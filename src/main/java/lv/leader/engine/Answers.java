package lv.leader.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;

/**
 * What people answered in tasks, kept outside the engine: texts never become process variables, since the engine shows a
 * task's variables to everybody who may see the task. An answer is never changed.
 */
@Component
public class Answers {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final AnswersMapper mapper;
    private final ObjectMapper json;

    Answers(AnswersMapper mapper, ObjectMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /**
     * One completed task.
     *
     * @param task the task's id in the diagram
     * @param answers form key to value, all that was submitted
     */
    public record Answer(String task, String answeredBy, Instant answeredAt, Map<String, Object> answers) {

        /** The text under a key, empty when nothing was written. */
        public String text(String key) {
            return String.valueOf(answers.getOrDefault(key, ""));
        }
    }

    /** The newest answer to a task of a case. */
    public Optional<Answer> latest(UUID caseId, String task) {
        return mapper.latest(caseId, task).map(this::answer);
    }

    /** All answers of a case in the order they were given. */
    public List<Answer> of(UUID caseId) {
        return mapper.ofCase(caseId).stream().map(this::answer).toList();
    }

    void record(UUID caseId, AnswersMapper.Where where, String person, Map<String, Object> values) {
        try {
            mapper.insert(Ids.next(), caseId, where, person, json.writeValueAsString(values));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a task is answered with plain values", e);
        }
    }

    private Answer answer(AnswersMapper.Row row) {
        try {
            return new Answer(row.task(), row.answeredBy(), row.answeredAt(), json.readValue(row.answers(), VALUES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable answer", e);
        }
    }
}
