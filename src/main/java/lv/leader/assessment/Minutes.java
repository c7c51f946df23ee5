package lv.leader.assessment;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lv.leader.access.People;
import lv.leader.document.Document;
import lv.leader.document.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The minutes of a meeting as a paper: who came, who was not free, each vote with its numbers, the ranking. */
@Component
public class Minutes {

    /** Kind of the document, kept with the call, or with the application of a general meeting. */
    public static final String KIND = "minutes";

    private final MinutesMapper mapper;
    private final People people;
    private final Records records;

    Minutes(MinutesMapper mapper, People people, Records records) {
        this.mapper = mapper;
        this.people = people;
        this.records = records;
    }

    /** Prints, seals and keeps the minutes of the meeting that counts, with what was decided after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Document write(UUID subject) {
        MinutesMapper.Meeting meeting = mapper.latest(subject).orElseThrow();
        var items = mapper.items(meeting.id());
        Map<String, Object> facts = new HashMap<>();
        facts.put("meeting", meeting);
        facts.put("date", meeting.heldOn());
        facts.put("repeatOf", meeting.repeatOf());
        facts.put("recordedBy", people.nameOf(meeting.recordedBy()));
        facts.put("seats", mapper.seats(meeting.id()));
        facts.put("interests", mapper.interests(meeting.id()));
        facts.put("items", items);
        String of = meeting.general()
                ? items.stream().map(MinutesMapper.Item::number).findFirst().orElse("")
                : "";
        return records.keep(
                subject,
                KIND,
                "Protokols " + meeting.lag() + " " + meeting.round() + " " + of + " " + meeting.heldOn(),
                facts);
    }
}
