package lv.leader.payment;

import com.prowidesoftware.swift.model.mx.MxPain00100103;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType3Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification4;
import com.prowidesoftware.swift.model.mx.dic.CashAccount16;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransactionInformation10;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV03;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification7;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader32;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification32;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification1;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstructionInformation3;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation19;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation5;
import com.prowidesoftware.swift.model.mx.dic.ServiceLevel8Choice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A payment file in ISO 20022 {@code pain.001.001.03}, the format of eKase: SEPA, charges shared, one line a payment. */
record PaymentFile(
        UUID run, Instant writtenAt, LocalDate executedOn, TreasuryProperties payer, List<Payment> payments) {

    /** Names in SEPA have room for so many characters. */
    private static final int NAME = 70;

    Money total() {
        return payments.stream().map(Payment::amount).reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    byte[] bytes() {
        var file = new MxPain00100103();
        file.setCstmrCdtTrfInitn(new CustomerCreditTransferInitiationV03()
                .setGrpHdr(new GroupHeader32()
                        .setMsgId(id())
                        .setCreDtTm(writtenAt.atOffset(ZoneOffset.UTC))
                        .setNbOfTxs(count())
                        .setCtrlSum(total().getAmount())
                        .setInitgPty(named(payer.debtor())))
                .addPmtInf(instruction()));
        return file.document().getBytes(StandardCharsets.UTF_8);
    }

    private PaymentInstructionInformation3 instruction() {
        var instruction = new PaymentInstructionInformation3()
                .setPmtInfId(id())
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setBtchBookg(false)
                .setNbOfTxs(count())
                .setCtrlSum(total().getAmount())
                .setPmtTpInf(new PaymentTypeInformation19().setSvcLvl(new ServiceLevel8Choice().setCd("SEPA")))
                .setReqdExctnDt(executedOn)
                .setDbtr(named(payer.debtor()))
                .setDbtrAcct(account(payer.iban()))
                .setDbtrAgt(new BranchAndFinancialInstitutionIdentification4()
                        .setFinInstnId(new FinancialInstitutionIdentification7().setBIC(payer.bic())))
                .setChrgBr(ChargeBearerType1Code.SLEV);
        payments.forEach(payment -> instruction.addCdtTrfTxInf(transaction(payment)));
        return instruction;
    }

    private static CreditTransferTransactionInformation10 transaction(Payment payment) {
        return new CreditTransferTransactionInformation10()
                .setPmtId(new PaymentIdentification1().setEndToEndId(payment.endToEndId()))
                .setAmt(new AmountType3Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy("EUR")
                                .setValue(payment.amount().getAmount())))
                .setCdtr(named(payment.payeeName()))
                .setCdtrAcct(account(payment.iban()))
                .setRmtInf(new RemittanceInformation5().addUstrd(payment.purpose()));
    }

    private static PartyIdentification32 named(String name) {
        return new PartyIdentification32().setNm(name.length() > NAME ? name.substring(0, NAME) : name);
    }

    private static CashAccount16 account(String iban) {
        return new CashAccount16().setId(new AccountIdentification4Choice().setIBAN(iban));
    }

    private String id() {
        return run.toString().replace("-", "");
    }

    private String count() {
        return String.valueOf(payments.size());
    }
}
