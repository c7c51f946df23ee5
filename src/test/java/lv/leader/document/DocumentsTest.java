package lv.leader.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource({
        "page.txt, , <html><script>alert(1)</script></html>, document.type-not-allowed",
        "picture.svg, image/svg+xml, <svg xmlns='http://www.w3.org/2000/svg'/>, document.type-not-allowed",
        "invoice.pdf, application/pdf, not a PDF at all, document.not-what-it-says",
        "empty.txt, text/plain, '', document.empty"
    })
    void aFileIsWhatItsContentIs(String name, String said, String content, String problem) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> documents.keep(Ids.next(), "upload", name, said, bytes))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(problem));
    }

    @Test
    void aFileLargerThanAllowedIsRefusedWithTheLimit() {
        byte[] bytes = new byte[26 * 1024 * 1024];
        assertThatThrownBy(() -> documents.keep(Ids.next(), "upload", "large.txt", "text/plain", bytes))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().facts()).containsEntry("largest", 25L));
    }
}
