package lv.leader.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes notices out of the outbox, one after the other; several nodes may do so at once. */
@Component
class NoticeSender {

    private final NoticeMapper mapper;
    private final JavaMailSender mail;
    private final String from;

    NoticeSender(
            NoticeMapper mapper,
            ObjectProvider<JavaMailSender> mail,
            @Value("${leader.notice.from:noreply@localhost}") String from) {
        this.mapper = mapper;
        this.mail = mail.getIfAvailable();
        this.from = from;
    }

    /** Without a mail server notices wait. Each claim is committed before the mail server is called. */
    @Scheduled(fixedDelayString = "${leader.notice.every:PT10S}")
    @Transactional(propagation = Propagation.NEVER)
    public void send() {
        if (mail == null) {
            return;
        }
        for (Notice notice = mapper.claim(); notice != null; notice = mapper.claim()) {
            try {
                mail.send(message(notice));
            } catch (MailException | MessagingException refused) {
                mapper.refused(notice.id(), refused.toString());
                continue;
            }
            mapper.sent(notice.id());
        }
    }

    private MimeMessage message(Notice notice) throws MessagingException {
        MimeMessage message = new Identified(mail.createMimeMessage(), "<" + notice.id() + "@leader.lv>");
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.recipient(), true));
        message.setSubject(notice.subject(), StandardCharsets.UTF_8.name());
        message.setText(notice.body(), StandardCharsets.UTF_8.name());
        return message;
    }

    /** The mail library gives each attempt a new identifier; ours stays, so that a receiver knows a repeated one. */
    private static final class Identified extends MimeMessage {

        private final String identifier;

        Identified(MimeMessage empty, String identifier) {
            super(empty.getSession());
            this.identifier = identifier;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", identifier);
        }
    }
}
