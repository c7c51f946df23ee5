package lv.leader.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lv.leader.database.JsonText;
import lv.leader.desk.CaseContent.Fact;
import lv.leader.engine.FilledForm;
import lv.leader.engine.Forms;
import lv.leader.refusal.Words;
import org.springframework.stereotype.Component;

/** What somebody filled into a Camunda Form, as its own labels and options say it. */
@Component
class FilledForms {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final Forms forms;
    private final JsonText json;
    private final Words words;
    private final DeskLanguage language;

    FilledForms(Forms forms, JsonText json, Words words, DeskLanguage language) {
        this.forms = forms;
        this.json = json;
        this.words = words;
        this.language = language;
    }

    /** @param content the values, a JSON object */
    List<Fact> facts(String form, String content) {
        return facts(form, json.read(content, VALUES));
    }

    /** Question and answer, without those left empty. */
    List<Fact> facts(String form, Map<String, Object> values) {
        Locale reader = Locale.forLanguageTag(language.code());
        // Conditions may name what nobody filled in.
        var visible = forms.visible(forms.form(form, reader, Map.of()), new HashMap<>(values));
        return FilledForm.answers(visible, values, words, reader).stream()
                .filter(answer -> !answer.heading())
                .map(answer -> new Fact(answer.label(), answer.text()))
                .toList();
    }
}
