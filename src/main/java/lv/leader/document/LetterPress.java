package lv.leader.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import lv.leader.calendar.LegalCalendar;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Prints a template with its facts as PDF/A-2: all fonts inside, tagged for screen readers, nothing from outside. */
@Component
class LetterPress {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "DejaVu Sans";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private final SpringTemplateEngine templates;
    private final byte[] regular = font("DejaVuSans.ttf");
    private final byte[] bold = font("DejaVuSans-Bold.ttf");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    LetterPress(SpringTemplateEngine templates) {
        this.templates = templates;
        // The library tells of each step of each letter; only what is wrong belongs in the log.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    byte[] print(String template, Map<String, Object> facts) {
        Map<String, Object> printed = new HashMap<>();
        facts.forEach((name, fact) -> printed.put(name, printed(fact)));
        String page = templates.process("letters/" + template, new Context(Locale.forLanguageTag("lv"), printed));
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .useColorProfile(colours)
                    .useFont(() -> new ByteArrayInputStream(regular), FAMILY, 400, FontStyle.NORMAL, true)
                    .useFont(() -> new ByteArrayInputStream(bold), FAMILY, 700, FontStyle.NORMAL, true)
                    .useUriResolver((base, address) -> null)
                    .withHtmlContent(page, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("letter " + template, e);
        }
        return pdf.toByteArray();
    }

    /** Amounts and days look the same in both languages of a letter. */
    private static Object printed(Object fact) {
        if (fact instanceof Money money) {
            var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
            symbols.setGroupingSeparator('\u00a0');
            symbols.setDecimalSeparator(',');
            return new DecimalFormat("#,##0.00", symbols).format(money.getAmount()) + "\u00a0EUR";
        }
        if (fact instanceof LocalDate day) {
            return DAY.format(day);
        }
        if (fact instanceof List<?> rows) {
            return rows.stream().map(LetterPress::printed).toList();
        }
        if (fact instanceof Map<?, ?> row) {
            Map<Object, Object> cells = new HashMap<>();
            row.forEach((name, cell) -> cells.put(name, printed(cell)));
            return cells;
        }
        if (fact instanceof Instant moment) {
            return DAY.format(moment.atZone(LegalCalendar.RIGA));
        }
        return fact instanceof BigDecimal number ? number.toPlainString() : fact;
    }

    private static byte[] font(String file) {
        try (InputStream font = LetterPress.class.getResourceAsStream(FONTS + file)) {
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }
}
