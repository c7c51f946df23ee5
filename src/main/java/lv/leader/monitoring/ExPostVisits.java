package lv.leader.monitoring;

import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.rules.Lot;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Visits to paid projects. */
@Component
class ExPostVisits {

    private final Applications applications;
    private final Rules rules;
    private final Programme programme;
    private final Lot lot;

    ExPostVisits(Applications applications, Rules rules, Programme programme, Lot lot) {
        this.applications = applications;
        this.rules = rules;
        this.programme = programme;
        this.lot = lot;
    }

    /** Whether the project is visited this year, by risk or by lot (809/2014 art. 52). */
    @Transactional
    public boolean sample(UUID application) {
        ProjectCase project = applications.project(application);
        var law = programme.of(project.terms().fund(), project.terms().period());
        return rules.decide(
                        application,
                        "expost-sampling",
                        Map.of(
                                "underObligation", true,
                                "riskPoints", 0,
                                "riskThreshold", law.number("control.riskThreshold"),
                                "drawn", lot.draw(),
                                "rate", law.percent("control.exPost")))
                .yes("check");
    }
}
