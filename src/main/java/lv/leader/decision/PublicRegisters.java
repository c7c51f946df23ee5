package lv.leader.decision;

import java.util.Map;
import lv.leader.decision.PublicRegister.Finding;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The registers by name: real ones over HTTP where an address is set, in the demo a table that anybody can fill. */
@Component
class PublicRegisters {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Addresses addresses;
    private final DecisionMapper mapper;
    private final boolean demo;

    PublicRegisters(Addresses addresses, DecisionMapper mapper, @Value("${leader.demo}") boolean demo) {
        this.addresses = addresses;
        this.mapper = mapper;
        this.demo = demo;
    }

    /**
     * Addresses by register ({@code business-register}, {@code tax-debt}, {@code sanctions}); a register answers
     * {@code GET <address>/<registration number>} with {@code {"clear": …, "details": …}}.
     */
    @ConfigurationProperties("leader.registers")
    record Addresses(Map<String, String> address) {

        Addresses {
            address = address == null ? Map.of() : Map.copyOf(address);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Addresses.class)
    static class Settings {}

    PublicRegister named(String register) {
        String address = addresses.address().get(register);
        if (address != null) {
            return overHttp(address);
        }
        if (demo) {
            return number -> mapper.demoEntry(register, number)
                    .map(details -> new Finding(false, details))
                    .orElse(new Finding(true, "demo register: no entry"));
        }
        throw new IllegalStateException("No address is set for the register " + register
                + ": set leader.registers.address." + register + ", then retry the job.");
    }

    private static PublicRegister overHttp(String address) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE_MILLIS);
        requests.setReadTimeout(PATIENCE_MILLIS);
        RestClient client =
                RestClient.builder().baseUrl(address).requestFactory(requests).build();
        return number -> client.get().uri("/{number}", number).retrieve().body(Finding.class);
    }
}
