package lv.leader.eps;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * The one place that says what a person may see: cases and drafts of the clients they act for now. What belongs to others
 * is answered as if it weren't there.
 */
@Component
class Mandates {

    private final Accounts accounts;
    private final Parties parties;
    private final Applications applications;
    private final Drafts drafts;

    Mandates(Accounts accounts, Parties parties, Applications applications, Drafts drafts) {
        this.accounts = accounts;
        this.parties = parties;
        this.applications = applications;
        this.drafts = drafts;
    }

    /** Clients for whom the person may act. */
    List<Party> clients(Applicant person) {
        return clientIds(person).stream()
                .map(parties::find)
                .flatMap(Optional::stream)
                .toList();
    }

    List<UUID> clientIds(Applicant person) {
        return accounts.clientsOf(person.userName());
    }

    /** @throws lv.leader.refusal.RefusedException {@code eps.not-there} */
    UUID client(Applicant person, UUID client) {
        if (!clientIds(person).contains(client)) {
            throw Refusal.of("eps.not-there").asException();
        }
        return client;
    }

    /** @throws lv.leader.refusal.RefusedException {@code eps.not-there} */
    ProjectApplication caseOf(Applicant person, UUID caseId) {
        return applications
                .find(caseId)
                .filter(found -> clientIds(person).contains(found.applicant()))
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
    }

    /** @throws lv.leader.refusal.RefusedException {@code eps.not-there} */
    Draft draft(Applicant person, UUID draft) {
        return drafts.find(draft)
                .filter(found -> clientIds(person).contains(found.client()))
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
    }
}
