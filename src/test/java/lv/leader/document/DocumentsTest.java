package lv.leader.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class DocumentsTest extends LeaderTest {

    @Autowired
    Documents documents;

    @Autowired
    JdbcTemplate sql;

    @Test
    void aDocumentIsKeptWithItsHashAndStands() {
        UUID caseId = Ids.next();
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        Document kept = documents.keep(caseId, "minutes", "protokols.txt", "text/plain", bytes);
        assertThat(kept.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(documents.of(caseId)).containsExactly(kept);
        assertThat(documents.content(kept.id())).isEqualTo(bytes);
        assertThatThrownBy(() -> sql.update("UPDATE document SET name = 'x' WHERE id = ?", kept.id()))
                .hasMessageContaining("new version");
    }
}
