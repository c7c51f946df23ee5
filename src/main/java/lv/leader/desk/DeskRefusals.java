package lv.leader.desk;

import java.util.Map;
import java.util.Set;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A "no" of the system as an answer of this package's API: its code, its facts and the text for the person. */
@RestControllerAdvice(basePackageClasses = DeskRefusals.class)
class DeskRefusals {

    private static final Set<String> NOT_THERE = Set.of("task.gone", "desk.not-there", "desk.no-such-document");

    /** Refused because of who asks, not because of what is asked. */
    private static final Set<String> NOT_ALLOWED = Set.of(
            "task.not-yours",
            "task.not-for-you",
            "desk.not-here",
            "interest.not-declared",
            "interest.declared",
            "interest.detected",
            "assessment.not-drawn");

    private final DeskLanguage language;

    DeskRefusals(DeskLanguage language) {
        this.language = language;
    }

    record Answer(String code, Map<String, Object> facts, String text) {}

    @ExceptionHandler
    ResponseEntity<Answer> refused(RefusedException refused) {
        return answer(status(refused.refusal().code()), refused.refusal());
    }

    @ExceptionHandler
    ResponseEntity<Answer> unreadable(HttpMessageNotReadableException refused) {
        return answer(HttpStatus.BAD_REQUEST, Refusal.of("desk.unreadable"));
    }

    private ResponseEntity<Answer> answer(HttpStatus status, Refusal refusal) {
        return ResponseEntity.status(status).body(new Answer(refusal.code(), refusal.facts(), language.text(refusal)));
    }

    private static HttpStatus status(String code) {
        if (NOT_THERE.contains(code)) {
            return HttpStatus.NOT_FOUND;
        }
        return NOT_ALLOWED.contains(code) ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
    }
}
