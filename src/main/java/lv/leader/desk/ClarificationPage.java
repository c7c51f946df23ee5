package lv.leader.desk;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.access.Group;
import lv.leader.access.Staff;
import lv.leader.clarification.Clarification;
import lv.leader.clarification.Clarifications;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import lv.leader.refusal.RefusedException;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.Strategy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the managers of a group answer what the committee's secretariat asks about their strategies. */
@Controller
@RequestMapping("/desk/clarifications")
class ClarificationPage {

    private final Clarifications clarifications;
    private final Strategies strategies;
    private final Staff staff;
    private final Refusals refusals;

    ClarificationPage(Clarifications clarifications, Strategies strategies, Staff staff, Refusals refusals) {
        this.clarifications = clarifications;
        this.strategies = strategies;
        this.staff = staff;
        this.refusals = refusals;
    }

    @GetMapping
    String show(Principal person, Model page) {
        Map<UUID, Strategy> own = own(person);
        page.addAttribute("questions", clarifications.openOf(own.keySet()));
        page.addAttribute("strategies", own);
        return "desk/clarifications";
    }

    @PostMapping("/{id}")
    String answer(@PathVariable UUID id, @RequestParam String answer, Principal person, Locale reader, Model page) {
        try {
            UUID asked = clarifications.find(id).map(Clarification::caseId).orElse(null);
            if (!own(person).containsKey(asked)) {
                throw Refusal.of("clarification.gone").asException();
            }
            clarifications.answer(id, person.getName(), answer);
            return "redirect:/desk/clarifications?answered";
        } catch (RefusedException refused) {
            page.addAttribute("refused", refusals.text(refused.refusal(), reader));
            page.addAttribute("typed", Map.of(id, answer));
            return show(person, page);
        }
    }

    private Map<UUID, Strategy> own(Principal person) {
        List<String> groups = staff.groupsOf(person.getName()).contains(Group.LAG_MANAGER.id())
                ? staff.tenantsOf(person.getName())
                : List.of();
        return groups.stream()
                .flatMap(lag -> strategies.ofGroup(lag).stream())
                .collect(Collectors.toMap(Strategy::id, Function.identity()));
    }
}
