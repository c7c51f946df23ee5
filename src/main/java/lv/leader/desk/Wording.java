package lv.leader.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lv.leader.desk.CaseContent.Fact;
import lv.leader.desk.CaseContent.Section;

/** Writes the sections of a case in the words of one file, values as people read them. */
final class Wording {

    private final DeskLanguage language;
    private final Map<String, String> words;

    Wording(DeskLanguage language, String form) {
        this.language = language;
        this.words = language.words(form);
    }

    /** A word of the file; a key that has none stays what it is. */
    String word(String key) {
        return words.getOrDefault(key, key);
    }

    /** The word for a code, which the file has under {@code kind-code}; the code itself where it has none. */
    String code(String kind, Object code) {
        return code == null ? "" : words.getOrDefault(kind + "-" + code, code.toString());
    }

    Fact fact(String label, Object value) {
        return new Fact(word(label), language.value(value));
    }

    Section facts(String heading, Fact... facts) {
        return Section.of(word(heading), List.of(facts));
    }

    Section table(String heading, List<String> head, List<List<String>> rows) {
        return Section.of(word(heading), head.stream().map(this::word).toList(), rows);
    }

    List<String> row(Object... values) {
        return Arrays.stream(values).map(language::value).toList();
    }

    /** Per cent as people write it. */
    static String percent(Object number) {
        return number + " %";
    }
}
