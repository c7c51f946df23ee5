package lv.leader.payment;

import java.nio.file.Path;
import lv.leader.document.Documents;
import lv.leader.outbox.Channel;
import lv.leader.outbox.Gateway;
import lv.leader.outbox.Parcel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Which door of the Treasury a node uses: a folder or the service. Without either, released files wait in the outbox. */
@Configuration(proxyBeanMethods = false)
class TreasuryConfiguration {

    static final String CHANNEL = "treasury";

    @Bean
    @ConditionalOnProperty("leader.treasury.folder")
    Channel dropFolder(Documents documents, @Value("${leader.treasury.folder}") Path folder) {
        return new TreasuryChannel(new DropFolder(folder), documents);
    }

    @Bean
    @ConditionalOnProperty("leader.treasury.url")
    Channel eKase(
            Documents documents,
            RestClient.Builder http,
            @Value("${leader.treasury.url}") String url,
            @Value("${leader.treasury.token}") String token) {
        return new TreasuryChannel(new EKase(new Gateway(http, url, token)), documents);
    }

    record TreasuryChannel(Treasury treasury, Documents documents) implements Channel {

        @Override
        public String name() {
            return CHANNEL;
        }

        @Override
        public void send(Parcel parcel) {
            treasury.take(parcel.key(), parcel.subject(), documents.content(parcel.document()));
        }
    }
}
