package lv.leader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilledFormTest {

    private static final String FORM = """
            {"components": [
              {"id": "Field_Title", "key": "title", "type": "textfield", "label": "Title"},
              {"id": "List_Costs", "path": "costs", "type": "dynamiclist", "label": "Cost", "components": [
                {"id": "Field_Item", "key": "item", "type": "textfield", "label": "Item"}]},
              {"id": "Value_Total", "key": "total", "type": "expression", "expression": "=1"}]}""";

    @Test
    void onlyWhatWasAnsweredIsReadRowByRow() throws Exception {
        assertThat(read(Map.of("title", "A path", "total", "1", "costs", List.of(Map.of("item", "Gravel")))))
                .containsExactly("Title: A path", "Cost 1: Item: Gravel");
    }

    @Test
    void aListWithoutRowsSaysNothing() throws Exception {
        assertThat(read(Map.of("title", "A path"))).containsExactly("Title: A path");
    }

    private static List<String> read(Map<String, Object> values) throws Exception {
        return FilledForm.answers(new ObjectMapper().readTree(FORM), values, null, Locale.ENGLISH).stream()
                .map(answer -> answer.label() + ": " + answer.text())
                .toList();
    }
}
