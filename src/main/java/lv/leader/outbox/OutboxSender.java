package lv.leader.outbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes parcels out of the outbox, one after the other; several nodes may do so at once. */
@Component
class OutboxSender {

    private final OutboxMapper mapper;
    private final Map<String, Channel> channels;

    OutboxSender(OutboxMapper mapper, List<Channel> channels) {
        this.mapper = mapper;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    /** Parcels of channels that this node doesn't have wait. Each claim is committed before the channel is called. */
    @Scheduled(fixedDelayString = "${leader.outbox.every:PT10S}")
    @Transactional(propagation = Propagation.NEVER)
    public void send() {
        if (channels.isEmpty()) {
            return;
        }
        List<String> mine = List.copyOf(channels.keySet());
        for (Parcel parcel = mapper.claim(mine); parcel != null; parcel = mapper.claim(mine)) {
            send(parcel);
        }
    }

    private void send(Parcel parcel) {
        try {
            channels.get(parcel.channel()).send(parcel);
        } catch (NotSentException nothingLeft) {
            mapper.notSent(parcel.id(), nothingLeft.toString());
            return;
        } catch (RuntimeException unclear) {
            mapper.unknown(parcel.id(), unclear.toString());
            return;
        }
        mapper.sent(parcel.id());
    }
}
