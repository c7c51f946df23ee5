package lv.leader.challenge;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram {@code challenge} does. */
@Configuration(proxyBeanMethods = false)
class ChallengeDelegates {

    @Bean
    JavaDelegate openChallengePeriod(Challenges challenges) {
        return execution -> execution.setVariable("challengeUntil", Date.from(challenges.until(caseOf(execution))));
    }

    @Bean
    JavaDelegate assertNotChallenged(Challenges challenges) {
        return execution -> challenges.assertNotChallenged(caseOf(execution));
    }

    @Bean
    JavaDelegate assertNotAppealed(Challenges challenges) {
        return execution -> challenges.assertNotAppealed(caseOf(execution));
    }

    @Bean
    JavaDelegate registerChallenge(Challenges challenges) {
        return execution -> execution.setVariable("answerDue", Date.from(challenges.answerDue(caseOf(execution))));
    }

    @Bean
    JavaDelegate issueChallengeDecision(Challenges challenges) {
        return execution -> {
            challenges.answer(caseOf(execution));
            execution.setVariable("courtUntil", Date.from(challenges.courtUntil(caseOf(execution))));
        };
    }

    @Bean
    TaskListener recordJudgment(Challenges challenges) {
        return task -> challenges.recordJudgment(caseOf(task.getExecution()));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
