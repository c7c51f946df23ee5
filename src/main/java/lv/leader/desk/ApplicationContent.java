package lv.leader.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lv.leader.application.Applications;
import lv.leader.application.Interests;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Evaluators;
import lv.leader.call.Calls;
import lv.leader.database.JsonText;
import lv.leader.engine.FilledForm;
import lv.leader.engine.Forms;
import lv.leader.engine.Forms.Option;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Municipality;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A project application as its applicant sent it, beside every task of its case. Who is tied to the applicant reads
 * nothing of it, an evaluator only after declaring and being drawn.
 */
@Component
@Order(1)
class ApplicationContent implements CaseContent {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final Applications applications;
    private final Interests interests;
    private final Evaluators evaluators;
    private final Calls calls;
    private final Parties parties;
    private final Forms forms;
    private final Words formats;
    private final DeskLanguage language;
    private final JsonText json;

    ApplicationContent(
            Applications applications,
            Interests interests,
            Evaluators evaluators,
            Calls calls,
            Parties parties,
            Forms forms,
            Words formats,
            DeskLanguage language,
            JsonText json) {
        this.applications = applications;
        this.interests = interests;
        this.evaluators = evaluators;
        this.calls = calls;
        this.parties = parties;
        this.forms = forms;
        this.formats = formats;
        this.language = language;
        this.json = json;
    }

    @Override
    public List<Section> of(OpenTask task) {
        return applications
                .find(task.caseId())
                .map(application -> {
                    if (task.process().equals("assessment")) {
                        refuse(evaluators.bar(application.callAction(), task.assignee()));
                    }
                    return of(application, task.assignee());
                })
                .orElse(List.of());
    }

    /**
     * The application for a member of staff, whatever case the task belongs to.
     *
     * @throws lv.leader.refusal.RefusedException {@code interest.detected}
     */
    List<Section> of(ProjectApplication application, String reader) {
        refuse(interests.against(application.id(), reader));
        List<Section> sections = new ArrayList<>();
        sections.add(about(application));
        sections.addAll(answers(application));
        return sections;
    }

    private static void refuse(Optional<Refusal> barred) {
        barred.ifPresent(refusal -> {
            throw refusal.asException();
        });
    }

    private Section about(ProjectApplication application) {
        Map<String, String> words = language.words("application");
        Party applicant = parties.find(application.applicant()).orElseThrow();
        String action = calls.offer(application.callAction())
                .map(offer -> offer.code() + " " + offer.name())
                .orElse("");
        return Section.of(
                words.get("about"),
                List.of(
                        new Fact(words.get("number"), application.number()),
                        new Fact(words.get("title"), application.title()),
                        new Fact(words.get("applicant"), applicant.name()),
                        new Fact(words.get("registration"), language.value(applicant.registrationNumber())),
                        new Fact(words.get("action"), action),
                        new Fact(
                                words.get("kind"),
                                words.getOrDefault("kind-" + application.kind(), application.kind())),
                        new Fact(words.get("place"), place(application.municipality())),
                        new Fact(words.get("total-cost"), language.value(application.totalCost())),
                        new Fact(words.get("eligible-cost"), language.value(application.eligibleCost())),
                        new Fact(words.get("requested"), language.value(application.requestedSupport())),
                        new Fact(words.get("received"), language.value(application.submittedAt()))));
    }

    private String place(String municipality) {
        return parties.municipalities().stream()
                .filter(known -> known.atvk().equals(municipality))
                .findFirst()
                .map(Municipality::name)
                .orElse(municipality);
    }

    /** One section per group of the form, in the form's words. */
    private List<Section> answers(ProjectApplication application) {
        Map<String, Object> values =
                json.read(applications.content(application.id()).orElse("{}"), VALUES);
        Locale reader = Locale.forLanguageTag(language.code());
        var form = forms.visible(
                forms.form(
                        Calls.APPLICATION_FORM,
                        calls.terms(application.callAction()).applicationForm(),
                        reader,
                        Map.of("municipalities", places())),
                values);
        Map<String, List<Fact>> groups = new LinkedHashMap<>();
        String group = "";
        for (FilledForm.Answer answer : FilledForm.answers(form, values, formats, reader)) {
            if (answer.heading()) {
                group = answer.label();
            } else {
                groups.computeIfAbsent(group, heading -> new ArrayList<>())
                        .add(new Fact(answer.label(), answer.text()));
            }
        }
        return groups.entrySet().stream()
                .map(entry -> Section.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Option> places() {
        List<Option> places = new ArrayList<>();
        parties.municipalities().forEach(place -> places.add(new Option(place.atvk(), place.name())));
        places.add(new Option("other", language.word("application", "other-place")));
        return places;
    }
}
