package lv.leader.eps;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lv.leader.register.Decision;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which decisions a person has opened. */
@Component
class Readings {

    private final ReadingMapper mapper;

    Readings(ReadingMapper mapper) {
        this.mapper = mapper;
    }

    /** Of some decisions those that the person has not opened. */
    List<Decision> unread(Applicant person, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return List.of();
        }
        Set<UUID> known = new HashSet<>(mapper.known(
                person.userName(), decisions.stream().map(Decision::id).toList()));
        return decisions.stream().filter(one -> !known.contains(one.id())).toList();
    }

    @Transactional
    public void read(Applicant person, UUID decision) {
        mapper.read(person.userName(), decision);
    }
}
