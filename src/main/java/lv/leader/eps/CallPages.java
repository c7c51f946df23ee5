package lv.leader.eps;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.database.LeaderClock;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What everybody may read: calls that are announced. */
@Controller
class CallPages {

    private final Calls calls;
    private final Parties parties;
    private final Mandates mandates;
    private final Clock clock;

    CallPages(Calls calls, Parties parties, Mandates mandates, LeaderClock clock) {
        this.calls = calls;
        this.parties = parties;
        this.mandates = mandates;
        this.clock = clock;
    }

    /** A call as announced; {@code state} is upcoming, open or closed. */
    record Announced(Call call, String lagName, String state, Money funding, List<Calls.Offer> offers) {}

    @GetMapping("/eps")
    String open(Model model) {
        model.addAttribute(
                "calls", calls.announced().stream().map(this::announced).toList());
        return "eps/calls";
    }

    @GetMapping("/eps/sign-in")
    String signIn() {
        return "eps/sign-in";
    }

    @GetMapping("/eps/calls/{id}")
    String call(@PathVariable UUID id, @AuthenticationPrincipal Applicant person, Model model) {
        var call = calls.announced(id)
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
        model.addAttribute("announced", announced(call));
        model.addAttribute("clients", person == null ? List.of() : mandates.clients(person));
        return "eps/call";
    }

    /** Only for the signed-in: who is not, signs in first and comes back here. */
    @GetMapping("/eps/calls/{id}/apply")
    String apply(@PathVariable UUID id) {
        return "redirect:/eps/calls/" + id;
    }

    private Announced announced(Call call) {
        var offers = calls.offers(call.id());
        var funding = offers.stream().map(Calls.Offer::funding).reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
        String name = parties.ofLocalActionGroup(call.lag())
                .flatMap(parties::find)
                .map(Party::name)
                .orElse(call.lag());
        return new Announced(call, name, state(call), funding, offers);
    }

    private String state(Call call) {
        if (clock.instant().isBefore(call.opensAt())) {
            return "upcoming";
        }
        return clock.instant().isAfter(call.closesAt()) ? "closed" : "open";
    }
}
