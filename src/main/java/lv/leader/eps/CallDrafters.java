package lv.leader.eps;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lv.leader.call.CallFollowers;
import org.springframework.stereotype.Component;

/** Who has begun an application for a call and not sent it yet. */
@Component
class CallDrafters implements CallFollowers {

    private final DraftMapper mapper;

    CallDrafters(DraftMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Collection<String> mailboxes(Collection<UUID> calls) {
        return mapper.mailboxesOfWriters(List.copyOf(calls));
    }
}
