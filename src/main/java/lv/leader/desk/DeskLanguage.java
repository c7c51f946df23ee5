package lv.leader.desk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import lv.leader.refusal.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The staff side speaks the installation's language ({@code leader.language}), as diagrams and forms do. */
@Component
class DeskLanguage {

    private final Refusals refusals;
    private final Words formats;
    private final String language;

    DeskLanguage(Refusals refusals, Words formats, @Value("${leader.language:en}") String language) {
        this.refusals = refusals;
        this.formats = formats;
        this.language = language;
    }

    String code() {
        return language;
    }

    String text(Refusal refusal) {
        return refusals.text(refusal, Locale.forLanguageTag(language));
    }

    List<String> texts(List<Refusal> refusals) {
        return refusals.stream().map(this::text).toList();
    }

    /** A value as people write it; nothing where there is none. */
    String value(Object value) {
        return value == null ? "" : formats.of(value, Locale.forLanguageTag(language));
    }

    /** One word of an embedded form. */
    String word(String form, String key) {
        return words(form).getOrDefault(key, key);
    }

    /**
     * The words of an embedded form: those of {@code messages/desk-form.properties}, which all share, and those of
     * {@code messages/<form>-form.properties}, without the file's name in front.
     */
    Map<String, String> words(String form) {
        Map<String, String> words = new TreeMap<>();
        for (String area : new String[] {"desk-form", form + "-form"}) {
            read("messages/" + area + ".properties", area, words);
            read("messages/" + area + "_" + language + ".properties", area, words);
        }
        return words;
    }

    private static void read(String file, String area, Map<String, String> words) {
        var source = new ClassPathResource(file);
        if (!source.exists()) {
            return;
        }
        var texts = new Properties();
        try (var reader = new InputStreamReader(source.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("texts " + file + " are not readable", e);
        }
        texts.stringPropertyNames().forEach(key -> words.put(key.substring(area.length() + 1), texts.getProperty(key)));
    }
}
