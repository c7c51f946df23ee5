package lv.leader.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** De minimis aid: the support of an economic activity, up to a ceiling per single undertaking (2023/2831 art. 3). */
@Component
class DeMinimisAid {

    private static final Set<String> ECONOMIC = Set.of("business", "joint", SupportAmounts.RURAL_TICKET);

    private final DecisionMapper mapper;
    private final Applications applications;
    private final Clock clock;

    DeMinimisAid(DecisionMapper mapper, Applications applications, Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.clock = clock;
    }

    /** Aid of the last years and this one against the ceiling. */
    @Transactional
    public void check(UUID application) {
        ProjectCase of = applications.project(application);
        LocalDate since = today().minusYears(of.law().number("deminimis.years").intValueExact());
        Money ceiling = of.law().money("deminimis.ceiling");
        Money received = mapper.deMinimisSince(of.application().applicant(), since);
        Money together = received.plus(of.application().requestedSupport());
        boolean clear = !isAid(of) || !together.isGreaterThan(ceiling);
        mapper.checked(Ids.next(), application, "de-minimis", clear, "received " + received + " of at most " + ceiling);
    }

    /** Enters what was granted today, or below zero what was taken back, where it is aid. */
    void grant(ProjectCase project, Money support) {
        if (isAid(project) && !support.isZero()) {
            mapper.deMinimis(Ids.next(), project.id(), project.application().applicant(), today(), support);
        }
    }

    private static boolean isAid(ProjectCase project) {
        return ECONOMIC.contains(project.application().kind());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
