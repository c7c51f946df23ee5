package lv.leader.eps;

import java.security.Principal;
import java.util.Locale;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import lv.leader.refusal.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Who is signed in, on every page; and a "no" as a page that says what is wrong and where to go on. */
@ControllerAdvice(basePackageClasses = PortalRefusals.class)
class PortalRefusals {

    private final Refusals refusals;

    PortalRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @ModelAttribute("person")
    Applicant person(@AuthenticationPrincipal Applicant person) {
        return person;
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException refused, Locale reader, Principal signedIn) {
        var page = new ModelAndView("eps/refused");
        page.setStatus("eps.not-there".equals(refused.refusal().code()) ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT);
        page.addObject("person", signedIn instanceof Authentication known ? known.getPrincipal() : null);
        page.addObject("reason", refusals.text(refused.refusal(), reader));
        return page;
    }

    /** An address that holds no id. */
    @ExceptionHandler
    ModelAndView notAnId(MethodArgumentTypeMismatchException mismatch, Locale reader, Principal signedIn) {
        return refused(Refusal.of("eps.not-there").asException(), reader, signedIn);
    }
}
