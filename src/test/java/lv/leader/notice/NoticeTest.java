package lv.leader.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

class NoticeTest extends LeaderTest {

    @Autowired
    Notices notices;

    @Autowired
    NoticeMapper mapper;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate sql;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final UUID caseId = Ids.next();
    private final String recipient = caseId + "@example.org";

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private NoticeSender sender(int port) {
        var mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        var beans = new StaticListableBeanFactory();
        beans.addBean("mail", mail);
        return new NoticeSender(mapper, beans.getBeanProvider(JavaMailSender.class), "leader@example.org");
    }

    private boolean write() {
        return Boolean.TRUE.equals(transaction.execute(
                status -> notices.write("key/" + caseId, caseId, recipient, "Lēmums", "Jūsu projekts apstiprināts")));
    }

    private List<String> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getAllRecipients()[0] + " " + message.getSubject() + " "
                                + message.getMessageID();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(line -> line.startsWith(recipient))
                .toList();
    }

    @Test
    void whatIsWrittenTwiceLeavesOnceUnderItsOwnIdentifier() {
        assertThat(write()).isTrue();
        assertThat(write()).isFalse();
        sender(server.getSmtp().getPort()).send();
        sender(server.getSmtp().getPort()).send();
        UUID id = sql.queryForObject("SELECT id FROM notice WHERE case_id = ?", UUID.class, caseId);
        assertThat(received()).containsExactly(recipient + " Lēmums <" + id + "@leader.lv>");
    }

    @Test
    void whatTheServerRefusedIsSentLater() {
        write();
        int port = server.getSmtp().getPort();
        server.stop();
        sender(port).send();
        assertThat(sql.queryForObject("SELECT status FROM notice WHERE case_id = ?", String.class, caseId))
                .isEqualTo("WAITING");
        server.start();
        sql.update("UPDATE notice SET next_at = leader_now() WHERE case_id = ?", caseId);
        sender(server.getSmtp().getPort()).send();
        assertThat(received()).hasSize(1);
    }

    @Test
    void whatWasClaimedBeforeACrashIsNotSentAgain() {
        write();
        sql.update("UPDATE notice SET status = 'SENDING' WHERE case_id = ?", caseId);
        sender(server.getSmtp().getPort()).send();
        assertThat(received()).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        transaction.executeWithoutResult(status -> {
            notices.write("key/" + caseId, caseId, recipient, "Lēmums", "…");
            status.setRollbackOnly();
        });
        sender(server.getSmtp().getPort()).send();
        assertThat(received()).isEmpty();
    }
}
