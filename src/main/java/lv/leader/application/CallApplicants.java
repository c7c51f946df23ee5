package lv.leader.application;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lv.leader.call.CallFollowers;
import lv.leader.party.Parties;
import org.springframework.stereotype.Component;

/** Whose applications a call has taken. */
@Component
class CallApplicants implements CallFollowers {

    private final ApplicationMapper mapper;
    private final Parties parties;

    CallApplicants(ApplicationMapper mapper, Parties parties) {
        this.mapper = mapper;
        this.parties = parties;
    }

    @Override
    public Collection<String> mailboxes(Collection<UUID> calls) {
        return calls.isEmpty()
                ? List.of()
                : mapper.applicantsOf(List.copyOf(calls)).stream()
                        .flatMap(applicant -> parties.mailboxes(applicant).stream())
                        .toList();
    }
}
