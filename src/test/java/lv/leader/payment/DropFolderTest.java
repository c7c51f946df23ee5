package lv.leader.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lv.leader.outbox.NotSentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {

    @TempDir
    Path folder;

    @Test
    void aFileAppearsWholeAndAlone() throws IOException {
        new DropFolder(folder.resolve("out")).take("run", "pain001-demo.xml", new byte[] {1, 2, 3});
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).containsExactly(folder.resolve("out/pain001-demo.xml"));
        }
        assertThat(folder.resolve("out/pain001-demo.xml")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void aFolderThatCannotBeWrittenHasTakenNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("not-a-folder"));
        assertThatThrownBy(() -> new DropFolder(file).take("run", "pain001-demo.xml", new byte[] {1}))
                .isInstanceOf(NotSentException.class);
    }
}
