package lv.leader.desk;

import java.nio.charset.StandardCharsets;
import lv.leader.document.Document;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Documents on their way to a person: saved, never opened in our pages. */
final class Downloads {

    private Downloads() {}

    static ResponseEntity<byte[]> of(Document document, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.contentType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
