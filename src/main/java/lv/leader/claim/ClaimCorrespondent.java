package lv.leader.claim;

import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.clarification.Correspondent;
import lv.leader.party.Parties;
import org.springframework.stereotype.Component;

/** Questions about a payment request go to the beneficiary. */
@Component
record ClaimCorrespondent(Claims claims, Applications applications, Parties parties) implements Correspondent {

    @Override
    public Optional<Address> of(UUID caseId) {
        return claims.find(caseId).map(claim -> {
            var project = applications.project(claim.application());
            return new Address(
                    project.terms().fund(),
                    project.terms().period(),
                    parties.mailboxes(project.applicant().id()));
        });
    }
}
