package lv.leader.notice;

import java.util.UUID;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where notices are written, in the transaction of the fact they tell. */
@Component
public class Notices {

    private final NoticeMapper mapper;

    Notices(NoticeMapper mapper) {
        this.mapper = mapper;
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
}
