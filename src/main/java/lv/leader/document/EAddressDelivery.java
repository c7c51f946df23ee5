package lv.leader.document;

import java.util.Map;
import java.util.Optional;
import lv.leader.outbox.Channel;
import lv.leader.outbox.Gateway;
import lv.leader.outbox.Outbox;
import lv.leader.outbox.Parcel;
import lv.leader.party.Contact;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * To the official electronic address, where the recipient has activated one (Law on the Official Electronic Address,
 * art. 12), through the institution's gateway at {@code leader.e-address.url}: one POST per letter, known by its key.
 */
@Component
@ConditionalOnProperty("leader.e-address.url")
class EAddressDelivery implements Delivery, Channel {

    private static final String NAME = "e-address";

    private final Outbox outbox;
    private final Documents documents;
    private final Gateway gateway;

    EAddressDelivery(
            Outbox outbox,
            Documents documents,
            RestClient.Builder http,
            @Value("${leader.e-address.url}") String url,
            @Value("${leader.e-address.token:}") String token) {
        this.outbox = outbox;
        this.documents = documents;
        this.gateway = new Gateway(http, url, token);
    }

    @Override
    public Optional<String> deliver(Letter letter, Document document, Contact contact) {
        if (contact.eAddress() == null) {
            return Optional.empty();
        }
        outbox.put(NAME, document.id().toString(), letter.caseId(), contact.eAddress(), letter.number(), document.id());
        return Optional.of(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void send(Parcel parcel) {
        Document document = documents.find(parcel.document()).orElseThrow();
        gateway.post(
                parcel.key(),
                document.id().toString(),
                MediaType.APPLICATION_JSON,
                Map.of(
                        "recipient", parcel.address(),
                        "subject", parcel.subject(),
                        "name", document.name(),
                        "contentType", document.contentType(),
                        "content", documents.content(document.id())));
    }
}
