package lv.leader.party;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes parishes and towns over from the official classification of administrative territories (ATVK, data.gov.lv), as it
 * is published: level, code, version, name, code of the unit above, valid from, valid until. A node reads it at its start
 * where {@code leader.atvk} names the file; the codes are nobody's invention, so without the file there are none.
 */
@Component
public class Classification {

    /** Level of towns and parishes in the file. */
    private static final String UNIT = "4";

    private final PartyMapper mapper;
    private final Resource file;

    Classification(PartyMapper mapper, @Value("${leader.atvk:#{null}}") Resource file) {
        this.mapper = mapper;
        this.file = file;
    }

    /**
     * What a file brought.
     *
     * @param taken parishes and towns that stand now
     * @param refused lines whose code does not belong to a known municipality, as they are written
     */
    public record Taken(int taken, List<String> refused) {}

    @EventListener(ApplicationReadyEvent.class)
    void takeAtStart() throws IOException {
        if (file == null) {
            return;
        }
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            Taken taken = take(text);
            if (!taken.refused().isEmpty()) {
                throw new IllegalStateException(file + " names units of no known municipality: " + taken.refused());
            }
        }
    }

    /** Takes what is in force; a unit that stands already gets the file's name, and none is taken away. */
    @Transactional
    public Taken take(Reader text) {
        Map<String, String> municipalities = mapper.municipalities().stream()
                .collect(Collectors.toMap(place -> place.atvk().substring(0, 4), Municipality::atvk));
        int taken = 0;
        List<String> refused = new ArrayList<>();
        try {
            for (CSVRecord line : CSVFormat.DEFAULT
                    .builder()
                    .setIgnoreSurroundingSpaces(true)
                    .get()
                    .parse(text)) {
                if (line.size() < 7 || !line.get(0).equals(UNIT) || !line.get(6).isEmpty()) {
                    continue;
                }
                String code = line.get(1);
                String municipality =
                        code.matches("[0-9]{4}[2-9][0-9]{2}") ? municipalities.get(code.substring(0, 4)) : null;
                if (municipality == null) {
                    refused.add(code + " " + line.get(3));
                } else {
                    mapper.insertParish(new Parish(code, municipality, line.get(3)));
                    taken++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Taken(taken, refused);
    }
}
