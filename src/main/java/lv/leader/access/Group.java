package lv.leader.access;

import java.util.List;
import java.util.Set;

/**
 * The groups that staff belong to and the process definitions each works in.
 *
 * <p>One definition belongs to one body, so a grant on the definition is enough and no right is kept per task. A LAG's
 * people are held to their own cases by their tenant.
 */
public enum Group {
    LAG_MANAGER(
            "lag-manager",
            "Local action group: manager",
            Processes.LAG,
            Set.of("strategy", "strategy-amendment", "call", "call-change", "late-interest")),
    LAG_EVALUATOR(
            "lag-evaluator",
            "Local action group: evaluators",
            List.of("action-assessment", "assessment", "evaluator-replacement", "late-interest"),
            Set.of("late-interest")),
    LAG_BOARD(
            "lag-board",
            "Local action group: board",
            List.of("strategy", "strategy-amendment", "call", "board-item"),
            Set.of()),
    COMMITTEE_SECRETARIAT(
            "committee-secretariat", "Selection committee: secretariat", List.of("strategy-selection"), Set.of()),
    COMMITTEE("committee", "Selection committee: members", List.of("strategy-selection"), Set.of()),
    LAD_OFFICER("lad-officer", "Paying agency: officers", Processes.LAD, Set.of()),
    LAD_APPROVER("lad-approver", "Paying agency: approvers", Processes.LAD, Set.of()),
    LAD_CHECKER("lad-checker", "Paying agency: second checkers", List.of("payment-claim"), Set.of()),
    LAD_INSPECTOR(
            "lad-inspector", "Paying agency: inspectors", List.of("payment-claim", "monitoring-finding"), Set.of()),
    LAD_AUTHORISER("lad-authoriser", "Paying agency: authorisers", List.of("payment-claim"), Set.of()),
    LAD_RELEASER("lad-releaser", "Paying agency: releasers of payments", List.of("payment-run"), Set.of()),
    LAD_ACCOUNTANT(
            "lad-accountant", "Paying agency: accountants", List.of("payment", "payment-run", "recovery"), Set.of()),
    LAD_DIRECTOR("lad-director", "Paying agency: director", List.of("challenge", "recovery"), Set.of()),
    PROGRAMME_MANAGER("programme-manager", "Programme managers", Processes.ALL, Set.of()),
    AUDITOR("auditor", "Auditors", Processes.ALL, Set.of()),
    ANALYST("analyst", "Process analysts", Processes.ALL, Set.of());

    private final String id;
    private final String title;
    private final List<String> processes;
    private final Set<String> startable;

    Group(String id, String title, List<String> processes, Set<String> startable) {
        this.id = id;
        this.title = title;
        this.processes = processes;
        this.startable = startable;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Ids of the diagrams in which the group sees tasks, instances and history; {@code *} is every one. */
    public List<String> processes() {
        return processes;
    }

    /** Ids of the diagrams the group's people may start in Tasklist. */
    public Set<String> startable() {
        return startable;
    }

    /** Works on tasks; the others only look. */
    public boolean works() {
        return !Set.of(PROGRAMME_MANAGER, AUDITOR, ANALYST).contains(this);
    }

    /** Finds the own tasks only, and nothing else of the cases they belong to. */
    public boolean seesOwnTasksOnly() {
        return this == LAG_EVALUATOR;
    }

    /** Held to the tenants of their local action groups. */
    public boolean ofLocalActionGroup() {
        return id.startsWith("lag-");
    }

    private static final class Processes {

        static final List<String> LAG = List.of(
                "strategy",
                "strategy-amendment",
                "call",
                "call-change",
                "action-assessment",
                "assessment",
                "evaluator-replacement",
                "late-interest",
                "board-item",
                "monitoring-year");
        static final List<String> LAD = List.of(
                "strategy-selection",
                "strategy-midterm",
                "call-agreement",
                "funding-decision",
                "implementation",
                "payment-claim",
                "payment",
                "monitoring-finding",
                "challenge",
                "amendment",
                "recovery");
        static final List<String> ALL = List.of("*");
    }
}
