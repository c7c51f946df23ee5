package lv.leader.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;

/**
 * What people answered in tasks, kept outside the engine: texts never become process variables, since the engine shows a
 * task's variables to everybody who may see the task. An answer is never changed.
 */
@Component
public class Answers {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** As forms and the JSON of dates write it: the zone with or without a colon. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private final AnswersMapper mapper;
    private final ObjectMapper json;

    Answers(AnswersMapper mapper, ObjectMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /**
     * One completed task.
     *
     * @param process id of the diagram
     * @param task the task's id in the diagram
     * @param answers form key to value, all that was submitted
     */
    public record Answer(
            String process, String task, String answeredBy, Instant answeredAt, Map<String, Object> answers) {

        /** The text under a key, empty when nothing was written. */
        public String text(String key) {
            Object value = answers.get(key);
            return value == null ? "" : value.toString();
        }

        /** The day under a key, empty when none was given; of a moment its day in Riga. */
        public Optional<LocalDate> date(String key) {
            String written = text(key);
            if (written.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(
                    written.length() == 10
                            ? LocalDate.parse(written)
                            : OffsetDateTime.parse(written, MOMENT)
                                    .atZoneSameInstant(LegalCalendar.RIGA)
                                    .toLocalDate());
        }
    }

    /** The newest answer to a task of a case. */
    public Optional<Answer> latest(UUID caseId, String task) {
        return mapper.latest(caseId, task).map(this::answer);
    }

    /** All answers of a case in the order they were given. */
    public List<Answer> of(UUID caseId) {
        return mapper.ofCases(List.of(caseId)).stream().map(this::answer).toList();
    }

    /** The same for several cases at once; a case without answers is missing. */
    public Map<UUID, List<Answer>> of(Collection<UUID> cases) {
        return cases.isEmpty()
                ? Map.of()
                : mapper.ofCases(List.copyOf(cases)).stream()
                        .collect(Collectors.groupingBy(
                                AnswersMapper.Row::caseId, Collectors.mapping(this::answer, Collectors.toList())));
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
            return new Answer(
                    row.process(),
                    row.task(),
                    row.answeredBy(),
                    row.answeredAt(),
                    json.readValue(row.answers(), VALUES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable answer", e);
        }
    }
}
