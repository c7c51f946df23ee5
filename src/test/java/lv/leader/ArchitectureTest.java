package lv.leader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Two rules that Spring Modulith can't say. */
class ArchitectureTest {

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lv.leader");

    @Test
    void onlyTheEngineRoomAndTheSwitchboardsKnowCamunda() {
        noClasses()
                .that()
                .resideOutsideOfPackages("lv.leader.engine..", "lv.leader.access..")
                .and()
                .haveSimpleNameNotEndingWith("Delegates")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("a change of engine must stay a mechanical change in few places")
                .check(house);
    }

    @Test
    void whatTheStepsShareNeverCallsAStep() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "lv.leader.database..",
                        "lv.leader.refusal..",
                        "lv.leader.access..",
                        "lv.leader.calendar..",
                        "lv.leader.party..",
                        "lv.leader.rules..",
                        "lv.leader.ledger..",
                        "lv.leader.register..",
                        "lv.leader.document..",
                        "lv.leader.notice..",
                        "lv.leader.outbox..",
                        "lv.leader.audit..",
                        "lv.leader.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "lv.leader.strategy..",
                        "lv.leader.call..",
                        "lv.leader.application..",
                        "lv.leader.assessment..",
                        "lv.leader.decision..",
                        "lv.leader.claim..",
                        "lv.leader.payment..",
                        "lv.leader.monitoring..",
                        "lv.leader.recovery..",
                        "lv.leader.eps..",
                        "lv.leader.desk..",
                        "lv.leader.cockpit..")
                .because("steps change with the law of a period; what they share must outlive them")
                .check(house);
    }
}
