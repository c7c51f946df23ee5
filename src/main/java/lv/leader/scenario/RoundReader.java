package lv.leader.scenario;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.leader.calendar.LegalCalendar;
import lv.leader.scenario.RoundFolder.Action;
import lv.leader.scenario.RoundFolder.Application;
import lv.leader.scenario.RoundFolder.Criterion;
import lv.leader.scenario.RoundFolder.Problem;
import lv.leader.scenario.RoundFolder.Round;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads a round. A row that is not readable is left out and reported; one that is wrong is kept as it is and reported. */
final class RoundReader {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    /** Opens a file of the folder by its name. */
    interface Files {
        Reader open(String file) throws IOException;
    }

    private final Files folder;
    private final List<Problem> problems = new ArrayList<>();

    private RoundReader(Files folder) {
        this.folder = folder;
    }

    /** @throws IllegalArgumentException where a file or the round itself is not readable: nothing can be played then */
    static RoundFolder read(Path folder) {
        return read(file -> java.nio.file.Files.newBufferedReader(folder.resolve(file), StandardCharsets.UTF_8));
    }

    static RoundFolder read(Files folder) {
        return new RoundReader(folder).read();
    }

    private RoundFolder read() {
        Round round = rows("round.csv", this::round).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("round.csv has no readable round: " + problems));
        List<Action> actions = rows("actions.csv", this::action);
        Map<String, List<Criterion>> criteria = new LinkedHashMap<>();
        actions.forEach(action -> criteria.put(action.code(), new ArrayList<>()));
        rows("criteria.csv", row -> {
            List<Criterion> of = criteria.get(row.get("action"));
            if (of == null) {
                throw new IllegalArgumentException("unknown action " + row.get("action"));
            }
            return of.add(criterion(row));
        });
        Set<String> numbers = new HashSet<>();
        List<Application> applications = rows("applications.csv", row -> {
            Application application = application(row);
            if (!numbers.add(application.number())) {
                throw new IllegalArgumentException("number " + application.number() + " stands twice");
            }
            objections(application, round, criteria)
                    .forEach(reason -> problems.add(new Problem("applications.csv", lineOf(row), reason)));
            return application;
        });
        return new RoundFolder(round, actions, criteria, applications, problems);
    }

    private interface RowReader<T> {
        T read(CSVRecord row);
    }

    private <T> List<T> rows(String file, RowReader<T> reader) {
        List<T> read = new ArrayList<>();
        try (var in = folder.open(file);
                var records = FORMAT.parse(in)) {
            for (CSVRecord row : records) {
                try {
                    read.add(reader.read(row));
                } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
                    problems.add(new Problem(file, lineOf(row), wrong.getMessage()));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is not readable: " + e.getMessage(), e);
        }
        return read;
    }

    private static long lineOf(CSVRecord row) {
        return row.getRecordNumber() + 1;
    }

    private Round round(CSVRecord row) {
        return new Round(
                row.get("lag"),
                row.get("fund"),
                row.get("period"),
                Arrays.stream(row.get("municipalities").split(";"))
                        .map(String::trim)
                        .toList(),
                day(row.get("published")),
                day(row.get("opens")),
                day(row.get("closes")),
                new BigDecimal(row.get("min_score")),
                row.get("reserve"));
    }

    private Action action(CSVRecord row) {
        return new Action(
                row.get("action"),
                euro(row.get("funding")),
                euro(row.get("cap")),
                new BigDecimal(row.get("intensity")));
    }

    private Criterion criterion(CSVRecord row) {
        return new Criterion(
                row.get("criterion"),
                new BigDecimal(row.get("max")),
                row.get("knockout").equalsIgnoreCase("yes"),
                row.get("specific").equalsIgnoreCase("yes"));
    }

    private Application application(CSVRecord row) {
        return new Application(
                row.get("number"),
                row.get("action"),
                row.get("kind"),
                row.get("municipality"),
                euro(row.get("total_cost")),
                euro(row.get("eligible_cost")),
                euro(row.get("requested_support")),
                moment(row.get("submitted_at")),
                scores(row.get("scores")),
                given(row, "withdrawn_at").map(RoundReader::moment),
                given(row, "lad_finding").orElse(""),
                given(row, "reduced_eligible").map(RoundReader::euro));
    }

    private static Optional<String> given(CSVRecord row, String column) {
        return row.isSet(column) ? Optional.of(row.get(column)).filter(value -> !value.isBlank()) : Optional.empty();
    }

    private static List<List<BigDecimal>> scores(String written) {
        return written.isBlank()
                ? List.of()
                : Arrays.stream(written.split("\\|"))
                        .map(sheet -> Arrays.stream(sheet.split(";"))
                                .map(String::trim)
                                .map(BigDecimal::new)
                                .toList())
                        .toList();
    }

    /** What can't be right, and is left as it is: the system itself shall refuse it. */
    private static List<String> objections(
            Application application, Round round, Map<String, List<Criterion>> criteria) {
        List<String> reasons = new ArrayList<>();
        List<Criterion> of = criteria.get(application.action());
        if (of == null) {
            reasons.add("unknown action " + application.action());
            return reasons;
        }
        Instant opens = round.opens().atStartOfDay(LegalCalendar.RIGA).toInstant();
        Instant closes =
                round.closes().atTime(23, 59, 59).atZone(LegalCalendar.RIGA).toInstant();
        if (application.submittedAt().isBefore(opens)) {
            reasons.add("submitted before the opening");
        }
        if (application.submittedAt().isAfter(closes)) {
            reasons.add("submitted after closing");
        }
        if (application.eligibleCost().isGreaterThan(application.totalCost())) {
            reasons.add("eligible cost above the total cost");
        }
        if (application.requestedSupport().isGreaterThan(application.eligibleCost())) {
            reasons.add("requested support above the eligible cost");
        }
        int evaluator = 0;
        for (List<BigDecimal> sheet : application.scores()) {
            evaluator++;
            if (sheet.size() != of.size()) {
                reasons.add(
                        "evaluator " + evaluator + " has " + sheet.size() + " scores for " + of.size() + " criteria");
                continue;
            }
            for (int i = 0; i < of.size(); i++) {
                if (sheet.get(i).signum() < 0
                        || sheet.get(i).compareTo(of.get(i).max()) > 0) {
                    reasons.add("evaluator " + evaluator + ": " + sheet.get(i) + " points in \""
                            + of.get(i).name() + "\", which has 0 to "
                            + of.get(i).max());
                }
            }
        }
        return reasons;
    }

    private static Money euro(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written.length() > 10 ? written.substring(0, 10) : written);
    }

    /** A moment with its zone; without one it is Riga's, and of a day noon. */
    private static Instant moment(String written) {
        if (written.length() == 10) {
            return LocalDate.parse(written)
                    .atTime(12, 0)
                    .atZone(LegalCalendar.RIGA)
                    .toInstant();
        }
        return written.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDateTime.parse(written).atZone(LegalCalendar.RIGA).toInstant();
    }
}
