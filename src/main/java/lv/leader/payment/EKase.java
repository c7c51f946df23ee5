package lv.leader.payment;

import lv.leader.outbox.Gateway;
import org.springframework.http.MediaType;

/** The Treasury's own service for files (eKase). */
record EKase(Gateway service) implements Treasury {

    @Override
    public void take(String key, String name, byte[] file) {
        service.post(key, name, MediaType.APPLICATION_XML, file);
    }
}
