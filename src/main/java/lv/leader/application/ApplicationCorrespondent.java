package lv.leader.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.call.Calls;
import lv.leader.clarification.Correspondent;
import lv.leader.party.Parties;
import org.springframework.stereotype.Component;

/** Questions about an application go to the applicant. */
@Component
record ApplicationCorrespondent(Applications applications, Calls calls, Parties parties) implements Correspondent {

    @Override
    public Optional<Address> of(UUID caseId) {
        return applications.find(caseId).map(application -> {
            var terms = calls.terms(application.callAction());
            return new Address(terms.fund(), terms.period(), mailboxes(application.applicant()));
        });
    }

    private List<String> mailboxes(UUID applicant) {
        return Optional.ofNullable(parties.contact(applicant).email()).stream().toList();
    }
}
