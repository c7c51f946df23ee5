package lv.leader.database;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is typed in a form of the desk and not signed yet: one JSON document per form and subject, changed as often as people
 * like. Completing the task signs it into the step's own tables.
 */
@Component
public class FormDrafts {

    /** Where it does not matter who holds the pen. */
    public static final String ANYBODY = "";

    private final FormDraftMapper mapper;
    private final JsonText json;

    FormDrafts(FormDraftMapper mapper, JsonText json) {
        this.mapper = mapper;
        this.json = json;
    }

    /**
     * @param form name of the form's file
     * @param subject what it is about: a case, or an action of a round
     * @param person whose draft it is; {@link #ANYBODY} for one that all share
     */
    @Transactional
    public void keep(String form, UUID subject, String person, Object content) {
        mapper.keep(form, subject, person, json.write(content));
    }

    public <T> Optional<T> find(String form, UUID subject, String person, TypeReference<T> type) {
        return mapper.find(form, subject, person).map(kept -> json.read(kept, type));
    }

    @Transactional
    public void drop(String form, UUID subject, String person) {
        mapper.drop(form, subject, person);
    }
}
