package lv.leader.scenario;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Playback;
import lv.leader.strategy.Strategies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demo database once: the small round, for two groups at different times, stopped today with something
 * to do in each of the nine steps.
 */
@Component
@ConditionalOnProperty("leader.demo-programme")
class DemoProgramme {

    private static final Logger log = LoggerFactory.getLogger(DemoProgramme.class);

    private static final String ASSESSING = "AL12";
    private static final String DECIDING = "AL31";

    /**
     * What is left to do in the older round: one's costs, another's claim, the booking of a payment on its way, and a
     * request for payment that its applicant has yet to write.
     */
    private static final Map<String, String> LEFT =
            Map.of("S-2", "Task_CheckCosts", "S-1", "Task_CheckClaim", "S-9", "Task_BookPayment", "S-10", "claim");

    private final Scenario scenario;
    private final DemoPeople people;
    private final DemoApplicants applicants;
    private final Applications applications;
    private final Strategies strategies;
    private final Playback playback;
    private final LeaderClock clock;

    DemoProgramme(
            Scenario scenario,
            DemoPeople people,
            DemoApplicants applicants,
            Applications applications,
            Strategies strategies,
            Playback playback,
            LeaderClock clock) {
        this.scenario = scenario;
        this.people = people;
        this.applicants = applicants;
        this.applications = applications;
        this.strategies = strategies;
        this.playback = playback;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void load() {
        if (clock.isFixed()) {
            // A load that was cut short left the clock standing.
            clock.release();
        }
        if (strategies.approved(DECIDING, "EAFRD", "2023-2027").isPresent()) {
            return;
        }
        log.info("Loading the demo programme");
        playback.alone(() -> {
            try {
                play();
            } finally {
                clock.release();
            }
        });
        strategies.start(DECIDING, "Demo: nākamā stratēģija", "EAFRD", "2023-2027");
        log.info("The demo programme is loaded");
    }

    private void play() {
        RoundFolder small = RoundReader.read(file -> new InputStreamReader(
                new ClassPathResource("scenarios/small/" + file).getInputStream(), StandardCharsets.UTF_8));
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, LegalCalendar.RIGA);
        people.comeToWork();
        RoundPlay decided = scenario.prepare(
                small.moved(daysTo(small, today.minusDays(195)), DECIDING, "EAFRD", "0033000"),
                (number, task) -> task.equals(LEFT.get(number)));
        RoundPlay assessed = scenario.prepare(
                small.moved(daysTo(small, today.minusDays(75)), ASSESSING, "EAFRD", "0053000"), scoresAreOpen());
        RoundPlay open = scenario.prepare(
                small.moved(daysTo(small, today.minusDays(50)), DECIDING, "EMFAF", "0033000"), (number, task) -> false);
        RoundPlay planned = scenario.prepare(
                small.moved(daysTo(small, today.plusDays(100)), ASSESSING, "EMFAF", "0053000"),
                (number, task) -> task.equals("Task_CheckFormally"));
        List<RoundPlay> plays = List.of(decided, assessed, open, planned);
        new Plays(clock, playback, plays).run(now);
        applicants.actFor(plays.stream()
                .flatMap(play -> play.played().values().stream())
                .map(applications::find)
                .flatMap(Optional::stream)
                .map(ProjectApplication::applicant)
                .toList());
    }

    private static BiPredicate<String, String> scoresAreOpen() {
        return (number, task) -> task.equals("Task_ScoreApplication");
    }

    /** @param published the day on which the round is to be published */
    private static long daysTo(RoundFolder folder, LocalDate published) {
        return ChronoUnit.DAYS.between(folder.round().published(), published);
    }
}
