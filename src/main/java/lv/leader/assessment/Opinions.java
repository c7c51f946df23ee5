package lv.leader.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.call.CallTerms;
import lv.leader.document.Letters;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import lv.leader.register.Decision;
import org.springframework.stereotype.Component;

/** The group's opinions in words: the grounds of a decision on conformity, and the letter that tells the applicant. */
@Component
class Opinions {

    private final AssessmentMapper results;
    private final Applications applications;
    private final Parties parties;
    private final Letters letters;
    private final Refusals texts;

    Opinions(AssessmentMapper results, Applications applications, Parties parties, Letters letters, Refusals texts) {
        this.results = results;
        this.applications = applications;
        this.parties = parties;
        this.letters = letters;
        this.texts = texts;
    }

    /** Of an application that reached the minimum. */
    Grounds ranked(Ranking.Place place) {
        return words(Refusal.of(place.funded() ? "conformity.funded" : "conformity.money-ends", "rank", place.rank()));
    }

    Grounds calledUp(Conformity waiting) {
        return words(Refusal.of("conformity.called-up", "rank", waiting.rank()));
    }

    /** Of an application on which nobody could decide lawfully. */
    Grounds nobodyDecided() {
        return words(Refusal.of("conformity.nobody-decided"));
    }

    /** Of an application that did not reach the minimum. */
    Grounds notReached(Optional<Result> result, CallTerms terms) {
        return words(result.map(found -> found.shortfall(terms.minScore()))
                .orElseGet(() -> List.of(Refusal.of("conformity.not-assessed"))));
    }

    private Grounds words(Refusal ground) {
        return words(List.of(ground));
    }

    private Grounds words(List<Refusal> grounds) {
        return new Grounds(text(grounds, Locale.forLanguageTag("lv")), text(grounds, Locale.ENGLISH));
    }

    private String text(List<Refusal> grounds, Locale language) {
        return grounds.stream().map(ground -> texts.text(ground, language)).collect(Collectors.joining(" "));
    }

    /** Tells the applicant, as the group. */
    void tell(Decision decision, Conformity conformity, Grounds grounds) {
        ProjectCase of = applications.project(conformity.application());
        Map<String, Object> facts = of.facts(
                "sender", group(of.terms().lag()),
                "rank", conformity.rank(),
                "minScore", of.terms().minScore(),
                "reasonsEnglish", grounds.english());
        results.resultOf(conformity.application())
                .filter(result -> result.sheets() > 0)
                .ifPresent(result -> facts.put("score", result.mean()));
        if (conformity.funded()) {
            facts.put("support", of.application().requestedSupport());
        }
        letters.issue(decision, "conformity", of.applicant(), facts);
    }

    private String group(String lag) {
        return parties.ofLocalActionGroup(lag)
                .flatMap(parties::find)
                .map(Party::name)
                .orElse(lag);
    }
}
