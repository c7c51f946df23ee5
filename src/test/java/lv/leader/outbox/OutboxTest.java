package lv.leader.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.document.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

class OutboxTest extends LeaderTest {

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxMapper mapper;

    @Autowired
    Documents documents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private final UUID caseId = Ids.next();
    private final String channel = "channel-" + caseId;
    private final List<String> received = new ArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private HttpServer server;

    @BeforeEach
    void anotherSystemListens() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void itStops() {
        server.stop(0);
    }

    @Test
    void whatIsPutTwiceLeavesOnceUnderItsKey() {
        assertThat(put()).isTrue();
        assertThat(put()).isFalse();
        sender().send();
        sender().send();
        assertThat(received).containsExactly(caseId + " Bearer demo-token content");
        assertThat(status()).isEqualTo("SENT");
    }

    @Test
    void whatIsRolledBackDoesNotLeave() {
        transaction.executeWithoutResult(status -> {
            put();
            status.setRollbackOnly();
        });
        sender().send();
        assertThat(received).isEmpty();
    }

    @Test
    void whatWasRefusedOrNotReachedLeavesLater() {
        put();
        answer.set(403);
        sender().send();
        assertThat(status()).isEqualTo("WAITING");
        again();
        int port = server.getAddress().getPort();
        server.stop(0);
        sender(port).send();
        assertThat(status()).isEqualTo("WAITING");
        assertThat(error()).contains("not reached");
    }

    @Test
    void whatMayHaveArrivedWaitsForAPersonToSay() {
        put();
        answer.set(500);
        sender().send();
        sender().send();
        assertThat(received).hasSize(1);
        assertThat(status()).isEqualTo("SENDING");
        UUID parcel = outbox.unclear().stream()
                .filter(unclear -> unclear.channel().equals(channel))
                .findFirst()
                .orElseThrow()
                .id();
        outbox.decide(parcel, false);
        answer.set(204);
        sender().send();
        assertThat(received).hasSize(2);
        assertThat(status()).isEqualTo("SENT");
        assertThatThrownBy(() -> database.sql("UPDATE outbox SET status = 'WAITING' WHERE id = ?")
                        .param(parcel)
                        .update())
                .hasMessageContaining("does not leave again");
    }

    @Test
    void aPersonWhoKnowsThatItArrivedClosesIt() {
        put();
        answer.set(500);
        sender().send();
        outbox.unclear().stream()
                .filter(unclear -> unclear.channel().equals(channel))
                .forEach(unclear -> outbox.decide(unclear.id(), true));
        sender().send();
        assertThat(received).hasSize(1);
        assertThat(status()).isEqualTo("SENT");
    }

    private boolean put() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var document = documents.keep(
                    caseId, "letter", "letter.txt", "text/plain", "content".getBytes(StandardCharsets.UTF_8));
            return outbox.put(channel, caseId.toString(), caseId, "somewhere", "letter", document.id());
        }));
    }

    private OutboxSender sender() {
        return sender(server.getAddress().getPort());
    }

    private OutboxSender sender(int port) {
        var gateway = new Gateway(RestClient.builder(), "http://127.0.0.1:" + port + "/", "demo-token");
        return new OutboxSender(mapper, List.of(new Channel() {
            @Override
            public String name() {
                return channel;
            }

            @Override
            public void send(Parcel parcel) {
                gateway.post(
                        parcel.key(), parcel.subject(), MediaType.TEXT_PLAIN, documents.content(parcel.document()));
            }
        }));
    }

    private void again() {
        database.sql("UPDATE outbox SET next_at = leader_now() WHERE channel = ?")
                .param(channel)
                .update();
    }

    private String status() {
        return column("status");
    }

    private String error() {
        return column("error");
    }

    private String column(String name) {
        return database.sql("SELECT " + name + " FROM outbox WHERE channel = ?")
                .param(channel)
                .query(String.class)
                .single();
    }
}
