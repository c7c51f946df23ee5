package lv.leader.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The paying agency at the Treasury.
 *
 * @param debtor name in the payment file
 * @param iban the account that pays
 * @param bic of the Treasury
 * @param releaseTime how long before the cut-off the file is written, so that it can be released in time
 * @param noticeTo mailbox for the notice of a large sum
 */
@ConfigurationProperties("leader.treasury")
record TreasuryProperties(String debtor, String iban, String bic, Duration releaseTime, String noticeTo) {}
