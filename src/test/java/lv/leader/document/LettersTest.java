package lv.leader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.party.Contact;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Ruling;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class LettersTest extends LeaderTest {

    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Autowired
    Letters letters;

    @Autowired
    Documents documents;

    @Autowired
    DecisionRegister register;

    @Autowired
    Parties parties;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private final UUID caseId = Ids.next();
    private final Party recipient =
            new Party(Ids.next(), Party.Kind.ORGANISATION, "Biedrība “Demo Ķīšezers”", null, null, null, false);

    @Test
    void anApprovalSaysWhatWasDecidedUnderWhichRulesAndHowToChallengeIt() throws IOException {
        parties.register(recipient);
        parties.reach(recipient.id(), new Contact(caseId + "@example.org", null));
        Decision decision = decide("funding", "approved");

        UUID letter = transaction.execute(status -> letters.issue(
                decision,
                "funding-approval",
                recipient,
                Map.of("project", "Ģimenes šūpoles Ņikoļskā", "support", Money.parse("EUR 12345.60"))));

        String text = text(documents.content(letter));
        assertThat(text)
                .contains("Biedrība “Demo Ķīšezers”", "Ģimenes šūpoles Ņikoļskā", decision.number())
                .contains("12 345,60 EUR", "viena mēneša", "13. pants", "05.01.2026", "Tāmē viss ir attiecināms.")
                .contains("You may challenge", "one month", "support-amount", HASH);
        assertThat(register.deliveries(decision.id()))
                .extracting(delivered -> delivered.how() + " " + delivered.recipient())
                .containsExactly("eps Biedrība “Demo Ķīšezers”");
        assertThat(letters.to(recipient.id())).singleElement().satisfies(written -> {
            assertThat(written.document()).isEqualTo(letter);
            assertThat(written.decision()).isEqualTo(decision.id());
            assertThat(written.facts()).contains("\"support\": 12345.60");
        });
        assertThat(database.sql("SELECT subject FROM notice WHERE case_id = ?")
                        .param(caseId)
                        .query(String.class)
                        .single())
                .isEqualTo("Jums ir vēstule: %1$s / A letter for you: %1$s".formatted(decision.number()));
    }

    @Test
    void aLetterIsAnArchivalPdfWithItsFontsInsideAndASealOverAllOfIt() throws IOException {
        parties.register(recipient);
        Decision decision = decide("funding", "refused");
        UUID letter = transaction.execute(status -> letters.issue(decision, "funding-refusal", recipient, Map.of()));
        byte[] bytes = documents.content(letter);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            String description = new String(
                    pdf.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(description)
                    .containsPattern("pdfaid:part[>=\"]+2")
                    .containsPattern("pdfaid:conformance[>=\"]+A");
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            assertThat(pdf.getSignatureDictionaries()).singleElement().satisfies(seal -> {
                assertThat(seal.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
                int[] range = seal.getByteRange();
                assertThat(range[2] + range[3]).isEqualTo(bytes.length);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conformity        | conforms-without-funding | finansējuma tam nepietiek | does not reach it | kopā ar
            funding-refusal   | refused  | noraidīts     | refused      | direktoram
            claim-refusal     | refused  | noraidīts     | refused      | direktoram
            recovery          | recover  | jāatmaksā     | to be repaid | direktoram
            challenge-answer  | annulled | ir atcelts    | is annulled  | rajona tiesā
            challenge-answer  | changed  | ir grozīts    | is changed   | rajona tiesā
            strategy-decision | approved | apstiprināta  | is approved  | direktoram
            midterm-decision  | reduced  | daļēji        | A part of    | direktoram
            annulment         | annulled | ir atcelts    | is annulled  | direktoram
            amendment         | accepted | apstiprināti  | is approved  | direktoram
            """)
    void everyTemplateSaysItsOutcomeInBothLanguages(
            String template, String outcome, String latvian, String english, String challenge) throws IOException {
        parties.register(recipient);
        Decision decision = decide("letters", outcome);
        UUID letter = transaction.execute(
                status -> letters.issue(decision, template, recipient, Map.of("project", "Demo projekts")));
        assertThat(text(documents.content(letter))).contains(latvian, english, challenge);
    }

    @Test
    void aPaymentNoticeAsksForNoChallenge() throws IOException {
        parties.register(recipient);
        var letter = new Letter(
                "payment",
                caseId,
                recipient,
                "E2E-1",
                null,
                Map.of("amount", Money.parse("EUR 10.00"), "bookedOn", LocalDate.of(2026, 3, 2)));
        UUID document = transaction.execute(status -> letters.write(letter));
        assertThat(text(documents.content(document)))
                .contains("10,00 EUR", "02.03.2026")
                .doesNotContain("13. pants");
    }

    private Decision decide(String kind, String outcome) {
        var ruling = new Ruling(Ids.next(), "support-amount", "3", HASH, Map.of(), List.of());
        return transaction.execute(status -> register.issue(new Draft(
                kind + "-" + caseId,
                caseId,
                outcome,
                "anna",
                "berta",
                "director",
                LocalDate.of(2026, 1, 5),
                "MK 580/2023",
                "Tāmē viss ir attiecināms.",
                List.of(ruling),
                null)));
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " ");
        }
    }
}
