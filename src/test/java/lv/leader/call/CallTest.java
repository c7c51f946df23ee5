package lv.leader.call;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProcessTest;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Submission;
import lv.leader.call.CallDraft.ActionDraft;
import lv.leader.database.Ids;
import lv.leader.engine.CaseTimeline;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAction;
import lv.leader.strategy.StrategyDrafts;
import org.camunda.bpm.engine.FormService;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A group with an approved strategy, and its call in the hands of those who write, agree and publish it. */
abstract class CallTest extends ProcessTest {

    static final String OFFICER = "demo-officer";
    static final String CONTACTS = "Demo manager, +371 00000000, demo@example.org";
    static final String STRATEGY_AT = "https://example.org/demo-strategy";

    @Autowired
    Calls calls;

    @Autowired
    CallDrafts drafts;

    @Autowired
    CallNotices notices;

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts strategyDrafts;

    @Autowired
    Applications applications;

    @Autowired
    Ledger ledger;

    @Autowired
    CaseTimeline timeline;

    @Autowired
    FormService forms;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    String lag;
    String manager;
    List<StrategyAction> actions;
    UUID call;

    @BeforeEach
    void anApprovedStrategyAndANewCall() {
        noonOf("2024-01-10");
        lag = aLocalActionGroup();
        manager = "manager-" + lag;
        UUID strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
        strategyDrafts.write(strategy, Drafts.sound());
        transaction.executeWithoutResult(status -> strategies.approve(strategy, "test"));
        actions = strategies.actions(strategies.approved(strategy).orElseThrow().id());
        call = follow(calls.start(lag, "EAFRD", "2023-2027"));
    }

    CallDraft sound() {
        return new CallDraft(
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 3, 31),
                new BigDecimal("12"),
                "call-up",
                List.of(
                        new ActionDraft(actions.get(0).id(), euro("210000")),
                        new ActionDraft(actions.get(1).id(), euro("100000"))),
                List.of(),
                "Come and ask.",
                CONTACTS,
                STRATEGY_AT);
    }

    void draft(CallDraft draft) {
        drafts.write(call, draft);
        complete(manager, call, "Task_DraftCall", Map.of());
        assertThat(openTasks(call)).containsExactly("Task_AgreeCall");
    }

    void publish(CallDraft draft) {
        draft(draft);
        complete(OFFICER, call, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertThat(timeline.now(call).orElseThrow().status()).isEqualTo("published");
    }

    UUID submit() {
        UUID applicant = Ids.next();
        parties.register(new Party(
                applicant, Party.Kind.ORGANISATION, "Demo applicant", applicant.toString(), null, null, false));
        return follow(applications
                .submit(
                        new Submission(
                                "key",
                                call,
                                calls.actions(call).get(0).id(),
                                applicant,
                                "public",
                                "A place for the village",
                                "0053000",
                                CostLine.single(
                                        "construction", "Demo: the whole project", euro("20000"), euro("20000")),
                                euro("18000"),
                                "{}"),
                        "24-09-" + lag + "-C0LA1922")
                .id());
    }

    Money left(int action) {
        return ledger.balance(
                new Account(Account.Kind.ACTION, actions.get(action).id()));
    }

    Money inCall() {
        return calls.actions(call).stream()
                .map(action -> ledger.balance(new Account(Account.Kind.CALL, action.id())))
                .reduce(euro("0"), Money::plus);
    }

    static List<String> codes(Collection<Refusal> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }

    /** A change of the group's published call begins with its form. */
    protected UUID beginChange(String person, int number) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("call-change")
                .latestVersion()
                .singleResult()
                .getId();
        String[] instance = new String[1];
        as(
                person,
                () -> instance[0] = forms.submitStartForm(
                                definition, Map.of("fund", "EAFRD", "period", "2023-2027", "number", number))
                        .getId());
        return follow(UUID.fromString(runtime.createProcessInstanceQuery()
                .processInstanceId(instance[0])
                .singleResult()
                .getBusinessKey()));
    }
}
