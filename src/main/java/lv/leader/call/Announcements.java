package lv.leader.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.document.Document;
import lv.leader.document.Letters;
import lv.leader.party.Municipality;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.rules.Programme;
import lv.leader.strategy.Criterion;
import lv.leader.strategy.Strategies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may read of published calls, in each version that was published, on the page and as PDF/A. */
@Component
public class Announcements {

    static final String KIND = "announcement";

    private final AnnouncementMapper mapper;
    private final CallMapper callMapper;
    private final Strategies strategies;
    private final Parties parties;
    private final Programme programme;
    private final Letters letters;
    private final LeaderClock clock;

    Announcements(
            AnnouncementMapper mapper,
            CallMapper callMapper,
            Strategies strategies,
            Parties parties,
            Programme programme,
            Letters letters,
            LeaderClock clock) {
        this.mapper = mapper;
        this.callMapper = callMapper;
        this.strategies = strategies;
        this.parties = parties;
        this.programme = programme;
        this.letters = letters;
        this.clock = clock;
    }

    /** Keeps the first version of a call's announcement, as page and as PDF/A. */
    @Transactional(propagation = Propagation.MANDATORY)
    void publish(UUID call, CallDraft draft, Instant closesAt) {
        keep(new Announcement(
                call,
                1,
                draft.contacts(),
                draft.strategyAt(),
                draft.announcement() == null ? "" : draft.announcement(),
                closesAt,
                null,
                null,
                clock.instant()));
    }

    /** Keeps a further version; the ones before stay readable. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Announcement version) {
        AnnouncedCall printed = of(version.call(), Optional.of(version), mapper.versions(version.call()));
        Document document = letters.announce(
                version.call(),
                KIND,
                "%s-%d-%d".formatted(printed.call().lag(), printed.call().number(), version.version()),
                facts(printed, version));
        mapper.publish(new Announcement(
                version.call(),
                version.version(),
                version.contacts(),
                version.strategyAt(),
                version.announcement(),
                version.closesAt(),
                version.reasons(),
                document.id(),
                version.publishedAt()));
    }

    /** All versions of a call's announcement, the first one first; none for a call that was published elsewhere. */
    public List<Announcement> versions(UUID call) {
        return mapper.versions(call);
    }

    /** A published call as its newest announcement says; a batch of a continuous round as the whole round. */
    public Optional<AnnouncedCall> find(UUID call) {
        return announced(call).map(found -> {
            List<Announcement> versions = mapper.versions(found);
            return of(found, versions.stream().reduce((first, second) -> second), versions);
        });
    }

    /** The same as it stood in a version. */
    public Optional<AnnouncedCall> find(UUID call, int version) {
        return announced(call).flatMap(found -> {
            List<Announcement> versions = mapper.versions(found);
            return versions.stream()
                    .filter(one -> one.version() == version)
                    .findFirst()
                    .map(one -> of(found, Optional.of(one), versions));
        });
    }

    private Optional<UUID> announced(UUID call) {
        return callMapper.announced(call).map(Call::announced);
    }

    private AnnouncedCall of(UUID id, Optional<Announcement> said, List<Announcement> versions) {
        List<Call> batches = callMapper.batches(id);
        Call call = batches.get(0);
        AnnouncementMapper.Frame frame = mapper.frame(id);
        var law = programme.of(id, frame.fund(), frame.period());
        List<Calls.Offer> offers = callMapper.offers(id);
        Map<UUID, List<Criterion>> criteria = strategies.criteriaOf(call.strategyVersion()).stream()
                .collect(Collectors.groupingBy(Criterion::action));
        return new AnnouncedCall(
                call,
                batches,
                said,
                versions,
                parties.ofLocalActionGroup(call.lag())
                        .flatMap(parties::find)
                        .map(Party::name)
                        .orElse(call.lag()),
                frame.fund(),
                frame.period(),
                law.text("call.intervention"),
                parties.territory(call.lag()),
                law.months("impl.term.construction").getMonths(),
                law.months("impl.term.other").getMonths(),
                offers.stream()
                        .map(offer ->
                                new AnnouncedCall.Offered(offer, criteria.getOrDefault(offer.action(), List.of())))
                        .toList(),
                frame.cancelledAt());
    }

    private static Map<String, Object> facts(AnnouncedCall call, Announcement said) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("group", call.group());
        facts.put("round", call.call().number());
        facts.put("version", said.version());
        facts.put("published", said.publishedAt());
        facts.put("correction", said.reasons());
        facts.put("fund", call.fund());
        facts.put("period", call.period());
        facts.put("intervention", call.intervention());
        facts.put("opens", day(call.call().opensAt()));
        facts.put("closes", day(said.closesAt()));
        facts.put(
                "closeTime",
                said.closesAt().atZone(LegalCalendar.RIGA).toLocalTime().toString());
        facts.put(
                "batches",
                call.isContinuous()
                        ? call.batches().stream()
                                .map(batch -> batch.batch() == call.batches().size()
                                        ? day(said.closesAt())
                                        : day(batch.closesAt()))
                                .toList()
                        : List.of());
        facts.put("total", call.total());
        facts.put("minScore", call.call().minScore().stripTrailingZeros());
        facts.put("reserve", call.call().reserve());
        facts.put("buildingMonths", call.buildingMonths());
        facts.put("otherMonths", call.otherMonths());
        facts.put("territory", call.territory().stream().map(Municipality::name).collect(Collectors.joining(", ")));
        facts.put("contacts", said.contacts());
        facts.put("strategyAt", said.strategyAt());
        facts.put("announcement", said.announcement());
        facts.put("actions", call.actions().stream().map(Announcements::row).toList());
        return facts;
    }

    private static Map<String, Object> row(AnnouncedCall.Offered action) {
        var offer = action.offer();
        return Map.of(
                "code", offer.code(),
                "name", offer.name(),
                "activity", offer.activity() == null ? "" : offer.activity(),
                "funding", offer.funding(),
                "cap", offer.cap(),
                "intensity", offer.intensity().stripTrailingZeros(),
                "criteria",
                        action.criteria().stream()
                                .map(criterion -> Map.<String, Object>of(
                                        "name", criterion.name(),
                                        "points", criterion.maxPoints().stripTrailingZeros(),
                                        "knockout", criterion.knockout(),
                                        "specific", criterion.specific()))
                                .toList());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
