package lv.leader.eps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import org.springframework.stereotype.Component;

/** What waits for a person, over all cases of the clients they act for. */
@Component
class Waiting {

    private static final int AT_ONCE = 200;

    private final Applications applications;
    private final Standings standings;
    private final Papers papers;
    private final Claims claims;
    private final DecisionRegister register;
    private final Readings readings;

    Waiting(
            Applications applications,
            Standings standings,
            Papers papers,
            Claims claims,
            DecisionRegister register,
            Readings readings) {
        this.applications = applications;
        this.standings = standings;
        this.papers = papers;
        this.claims = claims;
        this.register = register;
        this.readings = readings;
    }

    /** Something to be written about a project. */
    record ToWrite(ProjectApplication project, Paper.Possible paper) {}

    /** A decision on a project that was not opened yet. */
    record ToRead(ProjectApplication project, Decision decision) {}

    /** The most urgent and the newest first. */
    record Everything(List<ToWrite> write, List<ToRead> read) {

        public boolean isNothing() {
            return write.isEmpty() && read.isEmpty();
        }
    }

    Everything of(Applicant person, Collection<UUID> clients) {
        List<ToWrite> write = new ArrayList<>();
        List<ToRead> read = new ArrayList<>();
        UUID before = null;
        List<ProjectApplication> some;
        do {
            some = applications.ofApplicants(clients, before, AT_ONCE);
            add(person, some, write, read);
            before = some.isEmpty() ? null : some.get(some.size() - 1).id();
        } while (some.size() == AT_ONCE);
        write.sort(Comparator.comparing(ToWrite::paper, Papers.URGENCY));
        read.sort(Comparator.comparing((ToRead one) -> one.decision().madeAt()).reversed());
        return new Everything(write, read);
    }

    private void add(Applicant person, List<ProjectApplication> some, List<ToWrite> write, List<ToRead> read) {
        Map<UUID, ProjectApplication> byCase = new HashMap<>();
        some.forEach(one -> byCase.put(one.id(), one));
        papers.awaited(standings.of(some)).forEach(paper -> write.add(new ToWrite(byCase.get(paper.caseId()), paper)));
        for (Claim claim : claims.ofProjects(List.copyOf(byCase.keySet()))) {
            byCase.put(claim.id(), byCase.get(claim.application()));
        }
        readings.unread(person, register.of(byCase.keySet()))
                .forEach(decision -> read.add(new ToRead(byCase.get(decision.caseId()), decision)));
    }
}
