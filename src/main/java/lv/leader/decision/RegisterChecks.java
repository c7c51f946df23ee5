package lv.leader.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.database.Ids;
import lv.leader.decision.PublicRegister.Finding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What registers and our own records say about an applicant (809/2014 art. 48(2)). */
@Component
public class RegisterChecks {

    private final DecisionMapper mapper;
    private final Applications applications;
    private final PublicRegisters registers;

    RegisterChecks(DecisionMapper mapper, Applications applications, PublicRegisters registers) {
        this.mapper = mapper;
        this.applications = applications;
        this.registers = registers;
    }

    /** Asks a public register about the applicant and keeps the answer. */
    @Transactional
    public void ask(UUID application, String name) {
        String number = applications.project(application).applicant().registrationNumber();
        Finding finding = registers.named(name).ask(number == null ? "" : number);
        mapper.checked(Ids.next(), application, name, finding.clear(), finding.details());
    }

    /** Whether the same applicant was granted support for the same thing. */
    @Transactional
    public void checkDoubleFinancing(UUID application) {
        Optional<String> elsewhere = mapper.paidElsewhere(application);
        mapper.checked(
                Ids.next(),
                application,
                "double-financing",
                elsewhere.isEmpty(),
                elsewhere.map(number -> "granted as " + number).orElse("nothing found"));
    }

    /** The newest answer of each register. */
    public List<RegisterAnswer> answers(UUID application) {
        return mapper.checks(application);
    }

    /** By register, whether its newest answer speaks for the applicant. */
    Map<String, Boolean> of(UUID application) {
        return mapper.checks(application).stream()
                .collect(Collectors.toMap(RegisterAnswer::register, RegisterAnswer::clear));
    }
}
