package lv.leader.cockpit;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lv.leader.access.Group;
import lv.leader.access.Staff;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The map on Cockpit's dashboard, for managers of the programme and administrators. */
@RestController
class StepMapOnCockpit {

    private static final List<String> READERS = List.of(Group.PROGRAMME_MANAGER.id(), "camunda-admin");

    private final StepMap map;
    private final Staff staff;
    private final Refusals refusals;
    private final Locale language;

    StepMapOnCockpit(StepMap map, Staff staff, Refusals refusals, @Value("${leader.language:en}") String language) {
        this.map = map;
        this.staff = staff;
        this.refusals = refusals;
        this.language = Locale.forLanguageTag(language);
    }

    /** Money and cases of all groups: the web app's own rights do not reach here, so they are asked again. */
    @GetMapping("/api/cockpit/steps")
    ResponseEntity<?> read(Principal person) {
        if (staff.groupsOf(person.getName()).stream().noneMatch(READERS::contains)) {
            Refusal refusal = Refusal.of("cockpit.not-yours");
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .body(Map.of("code", refusal.code(), "text", refusals.text(refusal, language)));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(map.now());
    }
}
