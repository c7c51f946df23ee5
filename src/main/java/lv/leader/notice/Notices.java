package lv.leader.notice;

import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where notices are written, in the transaction of the fact they tell. */
@Component
public class Notices {

    private final NoticeMapper mapper;
    private final Refusals texts;
    private final Locale language;

    Notices(NoticeMapper mapper, Refusals texts, @Value("${leader.language:en}") String language) {
        this.mapper = mapper;
        this.texts = texts;
        this.language = Locale.forLanguageTag(language);
    }

    /**
     * Writes an e-mail that leaves after commit.
     *
     * @param key what it is about, such as {@code decision/funding/2026/14}: the same key is sent once
     * @param caseId the case, or null
     * @return false when a notice with this key was written before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean write(String key, UUID caseId, String recipient, String subject, String body) {
        return mapper.write(new Notice(Ids.next(), key, caseId, recipient, subject, body)) == 1;
    }

    /**
     * Writes the same e-mail to several people.
     *
     * @param topic its words are {@code notice.<topic>.subject} and {@code notice.<topic>.body}
     * @param facts name, value, name, value … shown in the words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<String> recipients, String topic, UUID caseId, String key, Object... facts) {
        String subject = texts.text(Refusal.of("notice." + topic + ".subject", facts), language);
        String body = texts.text(Refusal.of("notice." + topic + ".body", facts), language);
        recipients.forEach(recipient -> write(key + "/" + recipient, caseId, recipient, subject, body));
    }
}
