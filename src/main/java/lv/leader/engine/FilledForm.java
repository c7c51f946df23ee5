package lv.leader.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lv.leader.engine.Forms.Option;
import lv.leader.refusal.Words;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A form as somebody filled it in, for reading. */
public final class FilledForm {

    private static final String EURO = "EUR";

    private FilledForm() {}

    /** A question of the form with what was answered; the heading of a group has no text. */
    public record Answer(String label, String text, boolean heading) {}

    /** What was sent, question by question, without those left empty. */
    public static List<Answer> answers(JsonNode visible, Map<String, Object> values, Words words, Locale reader) {
        List<Answer> answers = new ArrayList<>();
        collect(visible, values, words, reader, answers);
        return answers;
    }

    private static void collect(
            JsonNode container, Map<String, Object> values, Words words, Locale reader, List<Answer> answers) {
        for (JsonNode component : container.path("components")) {
            if ("group".equals(component.path("type").asText())) {
                answers.add(new Answer(component.path("label").asText(), "", true));
                collect(component, values, words, reader, answers);
                continue;
            }
            if (FormRows.isList(component)) {
                rows(component, values, words, reader, answers);
                continue;
            }
            // What the form only computes has no question to be read under.
            Object value = FormRules.takesValue(component)
                    ? values.get(component.path("key").asText())
                    : null;
            if (value != null && !"".equals(value) && !Boolean.FALSE.equals(value)) {
                answers.add(new Answer(label(component), said(component, value, words, reader), false));
            }
        }
    }

    /** A row reads as one answer: what its cells say, each with its name. */
    private static void rows(
            JsonNode list, Map<String, Object> values, Words words, Locale reader, List<Answer> answers) {
        int number = 0;
        for (Map<String, Object> row : FormRows.of(list.path("path").asText(), values)) {
            String cells = answers(list, row, words, reader).stream()
                    .map(cell -> cell.label() + ": " + cell.text())
                    .collect(Collectors.joining("\n"));
            answers.add(new Answer(label(list) + " " + ++number, cells, false));
        }
    }

    private static String said(JsonNode component, Object value, Words words, Locale reader) {
        if (value instanceof Boolean) {
            return "✓";
        }
        if (value instanceof Number number) {
            return number(number, component.path("appearance").path("suffixer").asText(""), words, reader);
        }
        var chosen = value instanceof Collection<?> many ? many : List.of(value);
        return String.join(
                ", ",
                chosen.stream()
                        .map(one -> option(component, one.toString(), words, reader))
                        .toList());
    }

    /** A number with its unit; euro with their cents. */
    public static String number(Number number, String unit, Words words, Locale reader) {
        var exact = new BigDecimal(number.toString());
        return EURO.equals(unit) && exact.scale() <= 2
                ? words.of(Money.of(CurrencyUnit.EUR, exact), reader)
                : (words.of(exact, reader) + " " + unit).strip();
    }

    private static String option(JsonNode component, String value, Words words, Locale reader) {
        for (Option option : options(component)) {
            if (option.value().equals(value)) {
                return option.label();
            }
        }
        if ("datetime".equals(component.path("type").asText())) {
            try {
                return words.of(LocalDate.parse(value), reader);
            } catch (DateTimeParseException asWritten) {
                return value;
            }
        }
        return value;
    }

    /** The options that a component offers. */
    public static List<Option> options(JsonNode component) {
        List<Option> options = new ArrayList<>();
        for (JsonNode value : component.path("values")) {
            options.add(
                    new Option(value.path("value").asText(), value.path("label").asText()));
        }
        return options;
    }

    /** What a component is called, whatever its type. */
    public static String label(JsonNode component) {
        return component.path("label").asText(component.path("dateLabel").asText(""));
    }
}
