package lv.leader.desk;

import java.util.List;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.strategy.Midterms;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The numbers of a strategy's mid-term, what the rule gives by them, and what the group says. */
@Component
@Order(0)
class MidtermContent implements CaseContent {

    private final Midterms midterms;
    private final DeskLanguage language;

    MidtermContent(Midterms midterms, DeskLanguage language) {
        this.midterms = midterms;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        if (!task.process().equals("strategy-midterm") && !task.is("strategy", "Task_ExplainMidterm")) {
            return List.of();
        }
        Wording words = new Wording(language, "midterm");
        return midterms
                .figures(task.caseId())
                .map(figures -> words.facts(
                        "midterm",
                        words.fact("allocated", figures.allocated()),
                        words.fact("used", figures.used()),
                        words.fact("used-share", figures.usedShare()),
                        words.fact("threshold", figures.threshold()),
                        words.fact("justified-threshold", figures.justifiedThreshold()),
                        words.fact("reserve", figures.reserve()),
                        words.fact("given", figures.given()),
                        words.fact("given-if-justified", figures.givenIfJustified()),
                        words.fact("explanation", figures.explanation().orElse(words.word("nothing-said")))))
                .stream()
                .toList();
    }
}
