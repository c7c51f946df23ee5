package lv.leader.strategy;

import java.util.Locale;
import java.util.function.Supplier;
import lv.leader.refusal.Refusals;
import lv.leader.refusal.RefusedException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What cannot begin is told in words where somebody tries to begin it: Tasklist shows the text of the error. */
@Component
class RefusedStarts {

    private final Refusals refusals;
    private final Locale language;

    RefusedStarts(Refusals refusals, @Value("${leader.language:en}") String language) {
        this.refusals = refusals;
        this.language = Locale.forLanguageTag(language);
    }

    <T> T orTold(Supplier<T> start) {
        try {
            return start.get();
        } catch (RefusedException refused) {
            throw new IllegalStateException(refusals.text(refused.refusal(), language), refused);
        }
    }
}
