package lv.leader.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.access.People;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Board;
import lv.leader.assessment.ConflictDeclarations;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.assessment.Delays;
import lv.leader.assessment.EvaluatorLeaving;
import lv.leader.assessment.Evaluators;
import lv.leader.assessment.Result;
import lv.leader.assessment.ScoreSheets;
import lv.leader.call.Calls;
import lv.leader.engine.Answers;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The group's own work on a round: who declared what, what was decided in the meeting, and why an opinion came back. */
@Component
@Order(-1)
class RoundContent implements CaseContent {

    private final Evaluators evaluators;
    private final Delays delays;
    private final ConflictDeclarations declarations;
    private final Board board;
    private final Assessments assessments;
    private final ScoreSheets sheets;
    private final ConformityDecisions decisions;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final People people;
    private final Answers answers;
    private final DeskLanguage language;

    RoundContent(
            Evaluators evaluators,
            Delays delays,
            ConflictDeclarations declarations,
            Board board,
            Assessments assessments,
            ScoreSheets sheets,
            ConformityDecisions decisions,
            Applications applications,
            Calls calls,
            Parties parties,
            People people,
            Answers answers,
            DeskLanguage language) {
        this.evaluators = evaluators;
        this.delays = delays;
        this.declarations = declarations;
        this.board = board;
        this.assessments = assessments;
        this.sheets = sheets;
        this.decisions = decisions;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.people = people;
        this.answers = answers;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        Wording words = new Wording(language, "round");
        return switch (task.task()) {
            case "Task_NameMoreEvaluators" -> declarations(words, task.caseId());
            case "Task_DecideOnDelay" -> missing(words, task.caseId());
            case "Task_HandOver" -> handedOver(words, task.caseId());
            case "Task_ReconsiderOpinion" -> returned(words, task.caseId());
            case "Task_ReviewOpinion" -> List.of(found(words, task.caseId()));
            default -> List.of();
        };
    }

    private List<Section> declarations(Wording words, UUID callAction) {
        return List.of(
                words.facts("evaluators", words.fact("wanted", String.valueOf(evaluators.wanted(callAction)))),
                words.table(
                        "declarations",
                        List.of("evaluator", "declared"),
                        evaluators.declarations(callAction).stream()
                                .map(declared -> words.row(
                                        people.nameOf(declared.evaluator()),
                                        words.word(
                                                !declared.free() ? "interest" : declared.tieFound() ? "tie" : "free")))
                                .toList()));
    }

    /** Whose sheets are missing, and who has not declared yet. */
    private List<Section> missing(Wording words, UUID callAction) {
        Map<String, List<String>> byEvaluator = new TreeMap<>();
        delays.owed(callAction)
                .forEach(owed -> byEvaluator
                        .computeIfAbsent(owed.evaluator(), name -> new ArrayList<>())
                        .add(owed.number()));
        List<Section> sections = new ArrayList<>();
        sections.add(words.table(
                "missing",
                List.of("evaluator", "user-name", "count", "applications"),
                byEvaluator.entrySet().stream()
                        .map(owed -> words.row(
                                people.nameOf(owed.getKey()),
                                owed.getKey(),
                                String.valueOf(owed.getValue().size()),
                                String.join(", ", owed.getValue())))
                        .toList()));
        sections.addAll(declarations(words, callAction));
        return sections;
    }

    /** What goes to the paying agency. */
    private List<Section> handedOver(Wording words, UUID call) {
        List<Section> sections = new ArrayList<>();
        board.recorded(call)
                .ifPresent(meeting -> sections.add(words.facts(
                        "meeting",
                        words.fact("day", meeting.heldOn()),
                        words.fact("present", String.valueOf(meeting.present().size())),
                        words.fact("minutes", meeting.minutes()))));
        Map<UUID, Conformity> decided = decisions.ofCall(call).stream()
                .collect(Collectors.toMap(Conformity::application, conformity -> conformity));
        for (Calls.CallAction action : calls.actions(call)) {
            sections.add(words.table(
                    "decided",
                    List.of("rank", "number", "applicant", "mean", "outcome"),
                    rows(words, action.id(), decided)));
            sections.addAll(declarations(words, action.id()).subList(1, 2));
            sections.addAll(provable(words, action.id()));
        }
        return sections;
    }

    /** What an auditor checks: declared before read, drawn by chance, and who left. */
    private List<Section> provable(Wording words, UUID callAction) {
        return List.of(
                words.table(
                        "proof",
                        List.of("evaluator", "declared-at", "read-at", "in-order"),
                        declarations.proof(callAction).stream()
                                .map(proof -> words.row(
                                        people.nameOf(proof.evaluator()),
                                        proof.declaredAt(),
                                        proof.firstReadAt(),
                                        words.word(proof.holds() ? "yes" : "no")))
                                .toList()),
                words.table(
                        "draws",
                        List.of("on", "replaces", "candidates", "drawn", "seed", "repeats"),
                        evaluators.draws(callAction).stream()
                                .map(draw -> words.row(
                                        draw.drawnAt(),
                                        draw.replaces() == null ? "" : people.nameOf(draw.replaces()),
                                        String.valueOf(draw.candidates().size()),
                                        names(draw.drawn()),
                                        String.valueOf(draw.seed()),
                                        words.word(draw.repeats() ? "yes" : "no")))
                                .toList()),
                left(words, evaluators.leavings(callAction)));
    }

    private Section left(Wording words, List<EvaluatorLeaving> leavings) {
        return words.table(
                "left",
                List.of("evaluator", "on", "cause", "why", "reported-by", "after-decision"),
                leavings.stream()
                        .map(left -> words.row(
                                people.nameOf(left.evaluator()),
                                left.leftAt(),
                                words.code("cause", left.cause().code()),
                                left.reasons(),
                                people.nameOf(left.reportedBy()),
                                words.word(left.afterDecision() ? "yes" : "no")))
                        .toList());
    }

    private String names(Collection<String> evaluators) {
        return evaluators.stream().sorted().map(people::nameOf).collect(Collectors.joining(", "));
    }

    /** Interests that came up after the board had met: nothing was scored again, the opinion is weighed. */
    private Section found(Wording words, UUID application) {
        return left(
                words,
                evaluators.leavings(applications.find(application).orElseThrow().callAction()).stream()
                        .filter(EvaluatorLeaving::afterDecision)
                        .toList());
    }

    private List<List<String>> rows(Wording words, UUID callAction, Map<UUID, Conformity> decided) {
        List<ProjectApplication> received = applications.inRound(callAction);
        Map<UUID, Result> results = assessments.results(callAction);
        Map<UUID, String> names =
                parties
                        .all(received.stream()
                                .map(ProjectApplication::applicant)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Party::id, Party::name));
        return received.stream()
                .map(application -> {
                    Optional<Conformity> conformity = Optional.ofNullable(decided.get(application.id()));
                    return words.row(
                            conformity.map(Conformity::rank).orElse(null),
                            application.number(),
                            names.get(application.applicant()),
                            Optional.ofNullable(results.get(application.id()))
                                    .map(Result::mean)
                                    .orElse(null),
                            words.code(
                                    "outcome",
                                    conformity.map(Conformity::outcome).orElse(null)));
                })
                .toList();
    }

    /** What the paying agency objected, beside the opinion that it objected to. */
    private List<Section> returned(Wording words, UUID application) {
        List<Section> sections = new ArrayList<>();
        answers.latest(application, "Task_ReviewOpinion")
                .ifPresent(review -> sections.add(words.facts(
                        "came-back",
                        words.fact("on", review.answeredAt()),
                        words.fact("objection", review.text("reasons")))));
        decisions
                .conformityOf(application)
                .ifPresent(opinion -> sections.add(words.facts(
                        "opinion",
                        words.fact("outcome", words.code("outcome", opinion.outcome())),
                        words.fact("rank", opinion.rank()),
                        words.fact(
                                "mean",
                                assessments
                                        .resultOf(application)
                                        .map(Result::mean)
                                        .orElse(null)))));
        sections.add(found(words, application));
        sections.add(words.table(
                "marks",
                List.of("criterion", "mean", "max"),
                sheets.means(application).stream()
                        .map(mark -> words.row(mark.name(), mark.mean(), mark.maxPoints()))
                        .toList()));
        return sections;
    }
}
