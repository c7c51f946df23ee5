package lv.leader.refusal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Amounts and moments as people read them, on pages and in refusals; moments as the clock in Riga shows them. */
@Component("words")
public class Words {

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    /** A value in the reader's language. */
    public String of(Object value, Locale reader) {
        if (value instanceof Money money) {
            return amount(money.getAmount(), reader) + " " + money.getCurrencyUnit();
        }
        if (value instanceof BigDecimal number) {
            var format = NumberFormat.getNumberInstance(reader);
            format.setMaximumFractionDigits(Math.max(number.scale(), 0));
            return format.format(number);
        }
        if (value instanceof Instant moment) {
            var here = moment.atZone(RIGA);
            String time = here.getSecond() == 0 ? "HH:mm" : "HH:mm:ss";
            return DateTimeFormatter.ofPattern(day(reader) + ", " + time, reader)
                    .format(here);
        }
        if (value instanceof LocalDate date) {
            return DateTimeFormatter.ofPattern(day(reader), reader).format(date);
        }
        return String.valueOf(value);
    }

    /** A moment where seconds say nothing. */
    public String minute(Instant moment, Locale reader) {
        return of(moment.truncatedTo(ChronoUnit.MINUTES), reader);
    }

    private static String day(Locale reader) {
        return "lv".equals(reader.getLanguage()) ? "dd.MM.yyyy." : "d MMMM yyyy";
    }

    private static String amount(BigDecimal amount, Locale reader) {
        var format = NumberFormat.getNumberInstance(reader);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }
}
