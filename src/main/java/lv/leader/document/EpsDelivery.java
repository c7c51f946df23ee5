package lv.leader.document;

import java.util.Locale;
import java.util.Optional;
import lv.leader.notice.Notices;
import lv.leader.party.Contact;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The letter lies in the portal as soon as it is kept; an e-mail says so, without what is in it. */
@Component
class EpsDelivery implements Delivery {

    private static final Locale LATVIAN = Locale.forLanguageTag("lv");

    private final Notices notices;
    private final Refusals texts;
    private final String portal;

    EpsDelivery(Notices notices, Refusals texts, @Value("${leader.portal:http://localhost:8080/eps}") String portal) {
        this.notices = notices;
        this.texts = texts;
        this.portal = portal;
    }

    @Override
    public Optional<String> deliver(Letter letter, Document document, Contact contact) {
        if (contact.email() != null) {
            notices.write(
                    "letter/" + document.id(),
                    letter.caseId(),
                    contact.email(),
                    text("letter.notice-subject", LATVIAN, letter) + " / "
                            + text("letter.notice-subject", Locale.ENGLISH, letter),
                    text("letter.notice-body", LATVIAN, letter) + "\n\n"
                            + text("letter.notice-body", Locale.ENGLISH, letter));
        }
        return Optional.of("eps");
    }

    private String text(String code, Locale language, Letter letter) {
        return texts.text(Refusal.of(code, "number", letter.number(), "portal", portal), language);
    }
}
